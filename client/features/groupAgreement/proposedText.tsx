import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Proposal } from '../../../shared/protocol/ownership';
import { answerProposal } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { AgreementText } from './agreementText';

/** A text that somebody proposes. It holds when enough of the others agree. */
export function ProposedText({
  page,
  proposal: { id, lines, by, count, needed, mine },
  onChanged,
}: {
  page: GroupPage;
  proposal: Extract<Proposal, { kind: 'agreement' }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('groupAgreement');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const isMine = by === page.me.member;
  const name = page.people.find(({ member }) => member === by)?.name ?? '';
  const answer = (said: 'agree' | 'not' | 'takeBack') => void send(() => answerProposal(page.group, id, said));
  return (
    <section className="group-agreement-proposed" aria-labelledby={heading}>
      <h3 id={heading}>{isMine ? t('proposedByMe') : t('proposedBy', { name })}</h3>
      <AgreementText lines={lines} />
      <p className="quiet" role="status">
        {t('votes', { count, needed })}
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div className="group-agreement-buttons">
        {isMine ? (
          <TextButton onClick={() => answer('takeBack')}>{t('takeBack')}</TextButton>
        ) : mine ? (
          <TextButton onClick={() => answer('not')}>{t('agreeNoLonger')}</TextButton>
        ) : (
          <SoftButton icon="check" pending={isBusy} onClick={() => answer('agree')}>
            {t('agree')}
          </SoftButton>
        )}
      </div>
    </section>
  );
}
