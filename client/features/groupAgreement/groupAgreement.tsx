import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { Ownership } from '../../../shared/protocol/ownership';
import { signAgreement } from '../../connection/groupsApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { GoButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dateText } from '../../ui/text/when';
import { AgreementText } from './agreementText';
import { ChangeAgreement } from './changeAgreement';
import { ProposedText } from './proposedText';
import './groupAgreement.css';

type Props = {
  page: GroupPage;
  owned: Ownership;
  /** Who decides about it, where I do not. */
  others: ReactNode;
  /** The form for another text is open. It stays open whatever others do meanwhile. */
  isWriting: boolean;
  onWriting: (begins: boolean) => void;
  onChanged: () => void;
};

/** Whether this member is asked to sign. In a group that nobody formed, people agree when they sit down. */
const isUnsigned = ({ model, archivedAt }: GroupPage, { mine, agreement }: Ownership): boolean =>
  model !== null && archivedAt === null && (mine === null || mine < agreement.version);

/** Whether this browser may be somebody else's, who came by a link that they made: nobody signs there in the member's name. */
const mayNotSign = ({ heldBackUntil }: GroupPage): boolean => heldBackUntil !== null;

/** Whether this member is asked to sign, or to say whether they agree with another text. */
export const waitsForMe = (page: GroupPage, owned: Ownership): boolean =>
  (isUnsigned(page, owned) && !mayNotSign(page)) ||
  owned.proposals.some(({ kind, by, mine }) => kind === 'agreement' && by !== page.me.member && !mine);

/** The agreement that holds, who signed it, and the way to another text. */
export function GroupAgreement({ page, owned, others, isWriting, onWriting, onChanged }: Props) {
  const { t } = useTranslation('groupAgreement');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(onChanged);
  const [signedNow, setSignedNow] = useState<number | null>(null);
  const { agreement, decides } = owned;
  const sign = async () => {
    if (await send(() => signAgreement(page.group, agreement.version))) setSignedNow(agreement.version);
  };
  const proposal = owned.proposals.find((one) => one.kind === 'agreement');
  const mayWrite = decides === 'alone' || (decides === 'together' && proposal === undefined);
  return (
    <section className="group-agreement" id="agreement" ref={arriving} aria-labelledby={heading}>
      <div className="group-agreement-side">
        <h2 id={heading}>{t('title')}</h2>
        <Signed page={page} owned={owned} />
        {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
        {isUnsigned(page, owned) && page.heldBackUntil !== null ? (
          <p>{t('heldBack', { when: dateText(page.heldBackUntil) })}</p>
        ) : isUnsigned(page, owned) ? (
          <>
            <p>{t(owned.mine === null ? 'ask' : 'askAgain')}</p>
            <GoButton icon="check" pending={isBusy} onClick={() => void sign()}>
              {t('sign')}
            </GoButton>
          </>
        ) : signedNow === agreement.version ? (
          <p role="status">{t('signedNow')}</p>
        ) : null}
        {decides === 'not' && page.archivedAt === null ? others : null}
        {mayWrite && !isWriting ? (
          <TextButton className="group-agreement-change" onClick={() => onWriting(true)}>
            {t(decides === 'alone' ? 'change' : 'propose')}
          </TextButton>
        ) : null}
      </div>
      <div>
        {isWriting ? (
          <ChangeAgreement group={page.group} owned={owned} onChanged={onChanged} onDone={() => onWriting(false)} />
        ) : (
          <AgreementText lines={agreement.lines} />
        )}
        {proposal === undefined ? null : (
          <ProposedText page={page} proposal={proposal} before={agreement.lines} onChanged={onChanged} />
        )}
        {owned.earlier.length === 0 ? null : (
          <details className="group-agreement-earlier">
            <summary>{t('earlier')}</summary>
            {owned.earlier.map(({ version, lines, until }) => (
              <div key={version}>
                <h3>{t('earlierUntil', { version, when: dateText(until) })}</h3>
                <AgreementText lines={lines} />
              </div>
            ))}
          </details>
        )}
      </div>
    </section>
  );
}

function Signed({ page, owned: { agreement, signed } }: { page: GroupPage; owned: Ownership }) {
  const { t } = useTranslation('groupAgreement');
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const called = (member: string) => names.get(member)?.short ?? '';
  const waiting = page.people.filter(({ member }) => !signed.some((one) => one.member === member));
  const { version } = agreement;
  if (page.model === null) return <p className="quiet">{t('version', { version })}</p>;
  return (
    <p className="quiet">
      {waiting.length === 0
        ? t('signedByAll', { version, count: signed.length })
        : signed.length === 0
          ? t('signedByNobody', { version })
          : t('signedBy', {
              version,
              names: listOf(signed.map(({ member }) => called(member))),
              waiting: listOf(waiting.map(({ member }) => called(member))),
            })}
    </p>
  );
}
