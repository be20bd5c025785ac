import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coming as ComingList } from '../../../shared/protocol/forming';
import type { GroupPage } from '../../../shared/protocol/groups';
import { answerNewcomer, comingTo } from '../../connection/groupsApi';
import { useAnswer } from '../../connection/hooks/answer';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
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
  const whyNot = useRefusalText();
  const [answer, askAgain] = useAnswer(comingTo, page.mayInvite ? page.group : null, { everyMs: ASK_AGAIN_MS });
  const [problem, setProblem] = useState<string | null>(null);
  if (!page.mayInvite || !answer?.ok) return null;
  const { newcomers, invited, hasGroupLink } = answer.value;

  const change: Change = async (ask) => {
    const done = await ask();
    setProblem(done.ok ? null : whyNot(done));
    askAgain();
    onChanged();
    return done.ok ? done.value : null;
  };

  return (
    <section className="coming" aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <Newcomers page={page} newcomers={newcomers} change={change} />
      <InvitedPeople group={page.group} invited={invited} change={change} />
      <InviteMore group={page.group} me={page.me.name} change={change} />
      <GroupLink group={page.group} hasLink={hasGroupLink} change={change} />
    </section>
  );
}

function Newcomers({
  page,
  newcomers,
  change,
}: {
  page: GroupPage;
  newcomers: ComingList['newcomers'];
  change: Change;
}) {
  const { t } = useTranslation('coming');
  return (
    <ul className="coming-list" aria-live="polite">
      {newcomers.map(({ member, name, at }) => (
        <li key={member}>
          <Face name={name} size={40} />
          <p>
            <b dir="auto">{name}</b>
            <span className="faint">{t('newcomer', { when: dayText(at, Date.now()) ?? t('today') })}</span>
          </p>
          <div className="coming-ways">
            <SoftButton
              icon="check"
              aria-label={t('letInNamed', { name })}
              onClick={() => void change(() => answerNewcomer(page.group, member, true))}
            >
              {t('letIn')}
            </SoftButton>
            <TextButton
              aria-label={t('turnAwayNamed', { name })}
              onClick={() => void change(() => answerNewcomer(page.group, member, false))}
            >
              {t('turnAway')}
            </TextButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
