import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership, Proposal } from '../../../shared/protocol/ownership';
import { answerProposal } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { changeArchive } from '../../connection/lifeApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton, TextButton } from '../../ui/buttons';
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
    <section className="group-life" aria-labelledby={heading}>
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
  proposal: { id, by, afterEnd, count, needed, mine },
  onChanged,
}: {
  page: GroupPage;
  proposal: Extract<Proposal, { kind: 'end' }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('groupLife');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const isMine = by === page.me.member;
  const name = page.people.find(({ member }) => member === by)?.name ?? '';
  const answer = (said: 'agree' | 'not' | 'takeBack') => void send(() => answerProposal(page.group, id, said));
  return (
    <div className="group-life-asked">
      <p>
        {isMine ? t('asked.byMe') : t('asked.by', { name })} {t('asked.months', { count: afterEnd })}{' '}
        <span role="status">{t('asked.votes', { count, needed })}</span>
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div>
        {isMine ? (
          <TextButton pending={isBusy} onClick={() => answer('takeBack')}>
            {t('asked.takeBack')}
          </TextButton>
        ) : mine ? (
          <TextButton pending={isBusy} onClick={() => answer('not')}>
            {t('asked.agreeNoLonger')}
          </TextButton>
        ) : (
          <SoftButton pending={isBusy} onClick={() => answer('agree')}>
            {t('asked.agree')}
          </SoftButton>
        )}
      </div>
    </div>
  );
}
