import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership, Proposal } from '../../../shared/protocol/ownership';
import { useProposal } from '../../connection/hooks/proposal';
import { changeArchive } from '../../connection/lifeApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { AgreeButtons } from '../../ui/agreeButtons';
import { arriving } from '../../ui/arrival';
import { AskTwice } from '../../ui/askTwice';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { EndDialog } from './endDialog';
import './groupLife.css';

type Props = { page: GroupPage; owned: Ownership; onChanged: () => void };

/** Archiving and ending the group, for whoever decides about it, and what they are asked. */
export function LifeOfGroup({ page, owned, onChanged }: Props) {
  const { t } = useTranslation('groupLife');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [isEnding, setEnding] = useState(false);
  const asked = owned.proposals.find((one) => one.kind === 'end');
  const mayArchive = page.mayArchive && page.archivedAt === null;
  const mayEnd = owned.decidesEnd !== 'not' && page.endedAt === null;
  if (!mayArchive && !mayEnd) return null;
  return (
    <section className="group-life" id="end" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <p className="quiet">{t('about')}</p>
      {asked === undefined ? null : <Asked page={page} proposal={asked} onChanged={onChanged} />}
      <div className="group-life-acts">
        {mayArchive ? (
          <AskTwice
            icon="download"
            label={t('archive')}
            title={t('archiveTitle', { name: page.name })}
            about={t('archiveAbout')}
            yes={t('archiveYes')}
            stay={t('cancel')}
            onYes={async () => {
              const answer = await changeArchive(page.group, 'archive');
              onChanged();
              return answer.ok ? null : whyNot(answer);
            }}
          />
        ) : null}
        {mayEnd && asked === undefined ? (
          <TextButton icon="remove" onClick={() => setEnding(true)}>
            {t('end')}
          </TextButton>
        ) : null}
      </div>
      {isEnding ? <EndDialog {...{ page, owned, onChanged }} onClose={() => setEnding(false)} /> : null}
    </section>
  );
}

function Asked({
  page,
  proposal,
  onChanged,
}: {
  page: GroupPage;
  proposal: Extract<Proposal, { kind: 'end' }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('groupLife');
  const whyNot = useGroupRefusal();
  const { by, afterEnd, count, needed } = proposal;
  const { isMine, nameOf, refused, answering } = useProposal(page, proposal, onChanged);
  return (
    <div className="group-life-asked">
      <p>
        {isMine ? t('asked.byMe') : t('asked.by', { name: nameOf(by) })} {t('asked.months', { count: afterEnd })}{' '}
        <span role="status">{t('asked.votes', { count, needed })}</span>
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div>
        <AgreeButtons
          {...answering}
          words={{
            agree: t('asked.agree'),
            agreeNoLonger: t('asked.agreeNoLonger'),
            takeBack: t('asked.takeBack'),
          }}
        />
      </div>
    </div>
  );
}
