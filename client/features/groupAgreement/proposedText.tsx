import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Proposal } from '../../../shared/protocol/ownership';
import { useProposal } from '../../connection/hooks/proposal';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { AgreeButtons } from '../../ui/agreeButtons';
import { Notice } from '../../ui/notice';
import { AgreementText } from './agreementText';

/** A text that somebody proposes. It holds when enough of the others agree. */
export function ProposedText({
  page,
  proposal,
  before,
  onChanged,
}: {
  page: GroupPage;
  /** The points of the text that holds. */
  before: readonly string[];
  proposal: Extract<Proposal, { kind: 'agreement' }>;
  onChanged: () => void;
}) {
  const { t } = useTranslation('groupAgreement');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const { lines, by, count, needed } = proposal;
  const { isMine, nameOf, refused, answering } = useProposal(page, proposal, onChanged);
  return (
    <section className="group-agreement-proposed" aria-labelledby={heading}>
      <h3 id={heading}>{isMine ? t('proposedByMe') : t('proposedBy', { name: nameOf(by) })}</h3>
      <p className="quiet">{t('marked')}</p>
      <AgreementText lines={lines} before={before} />
      <p className="quiet" role="status">
        {t('votes', { count, needed })}
      </p>
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      <div className="group-agreement-buttons">
        <AgreeButtons
          {...answering}
          words={{ agree: t('agree'), agreeNoLonger: t('agreeNoLonger'), takeBack: t('takeBack') }}
        />
      </div>
    </section>
  );
}
