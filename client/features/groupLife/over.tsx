import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import { useSaving } from '../../connection/hooks/saving';
import { changeArchive } from '../../connection/lifeApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { dateText } from '../../ui/text/when';
import './groupLife.css';

/** In place of the next meeting: the group is archived or has ended, what that means, and the way back. */
export function Over({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const { t } = useTranslation('groupLife');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const { endedAt, erasedAt, mayArchive } = page;
  const hasEnded = endedAt !== null;
  return (
    <section className="group-over">
      <h1>{t(hasEnded ? 'over.ended' : 'over.archived')}</h1>
      <p>
        {!hasEnded
          ? t('over.archivedAbout')
          : erasedAt === null
            ? t('over.endedSoon')
            : t('over.endedAbout', { day: dateText(erasedAt) })}
      </p>
      {hasEnded ? <p className="quiet">{t('over.save')}</p> : null}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      {mayArchive ? (
        <SoftButton
          pending={isBusy}
          onClick={() => void send(() => changeArchive(page.group, hasEnded ? 'keep' : 'open'))}
        >
          {t(hasEnded ? 'over.keep' : 'over.open')}
        </SoftButton>
      ) : hasEnded ? (
        <p className="faint">{t('over.askFor')}</p>
      ) : null}
    </section>
  );
}
