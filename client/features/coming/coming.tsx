import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import type { Coming as ComingList } from '../../../shared/protocol/forming';
import type { GroupPage } from '../../../shared/protocol/groups';
import { answered } from '../../../shared/refusal';
import { answerNewcomer, comingTo } from '../../connection/groupsApi';
import { useAnswer } from '../../connection/hooks/answer';
import { serverNow } from '../../connection/serverTime';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { Face } from '../../ui/face';
import { LetInButtons } from '../../ui/letInButtons';
import { Notice } from '../../ui/notice';
import { dayText } from '../../ui/text/when';
import type { Change } from './change';
import { GroupLink } from './groupLink';
import { InvitedPeople } from './invitedPeople';
import { InviteMore } from './inviteMore';
import './coming.css';

/** Somebody may come by a link while this page is open. */
const ASK_AGAIN_MS = 10_000;

/** Who waits to be let in, who was invited and has not come, and the links: for whoever may invite. */
export function Coming({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const { t } = useTranslation('coming');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [answer, askAgain] = useAnswer(comingTo, page.mayInvite ? page.group : null, { everyMs: ASK_AGAIN_MS });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!page.mayInvite || !answer?.ok) return null;
  const { newcomers, invited, groupLink, sendsMail } = answer.value;

  const change: Change = async (ask, say) => {
    if (isBusy) return null;
    setBusy(true);
    const done = await ask();
    setBusy(false);
    setProblem(done.ok ? null : (say?.(done) ?? whyNot(done)));
    askAgain();
    onChanged();
    return done.ok ? done.value : null;
  };

  return (
    <section className="coming" id="coming" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <Newcomers page={page} newcomers={newcomers} change={change} isBusy={isBusy} />
      <InvitedPeople group={page.group} invited={invited} sendsMail={sendsMail} change={change} isBusy={isBusy} />
      <InviteMore group={page.group} me={page.me.name} change={change} isBusy={isBusy} />
      <GroupLink group={page.group} live={groupLink} change={change} isBusy={isBusy} />
    </section>
  );
}

function Newcomers({
  page,
  newcomers,
  change,
  isBusy,
}: {
  page: GroupPage;
  newcomers: ComingList['newcomers'];
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('coming');
  // The list still names people who have just been answered; they are left out until it is asked for again.
  const [gone, setGone] = useState<readonly MemberId[]>([]);
  const answer = async (member: MemberId, letIn: boolean) => {
    const done = await change(async () => {
      const said = await answerNewcomer(page.group, member, letIn);
      return said.ok ? answered(member) : said;
    });
    if (done !== null) setGone((before) => [...before, member]);
  };
  const waiting = newcomers.filter(({ member }) => !gone.includes(member));
  return (
    <ul className="coming-list" aria-live="polite">
      {waiting.map(({ member, name, at }) => (
        <li key={member}>
          <Face name={name} size={40} />
          <p>
            <b dir="auto">{name}</b>
            <span className="faint">{t('newcomer', { when: dayText(at, serverNow()) ?? t('today') })}</span>
          </p>
          <div className="coming-ways">
            <LetInButtons name={name} isBusy={isBusy} onAnswer={(letIn) => void answer(member, letIn)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
