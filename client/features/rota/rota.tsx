import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { AskSwap, Turns as TurnsNow } from '../../../shared/protocol/rota';
import { useAnswer } from '../../connection/hooks/answer';
import { rotaOf } from '../../connection/rotaApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dayText } from '../../ui/text/when';
import { AskForSwap } from './askForSwap';
import type { Called, Change } from './change';
import { Swaps } from './swaps';
import './rota.css';

/** Others exchange turns, and somebody says that they cannot come. */
const ASK_AGAIN_MS = 30_000;

/** Whose turn it is in the next meetings, to lead and to present; nothing where members take no turns. */
export function Rota({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const whyNot = useGroupRefusal();
  const news = `${page.next?.meeting} ${page.next?.lead} ${page.people.length} ${page.past.length}`;
  const [answer, askAgain] = useAnswer(rotaOf, page.group, { news, everyMs: ASK_AGAIN_MS });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!answer?.ok) return null;
  const names = distinctNames(page.people.map(({ member, name }) => ({ id: member, name })));
  const called: Called = (member) => names.get(member)?.short ?? '';

  const change: Change = async (ask) => {
    if (isBusy) return false;
    setBusy(true);
    const done = await ask();
    setBusy(false);
    setProblem(done.ok ? null : whyNot(done));
    askAgain();
    onChanged();
    return done.ok;
  };

  const { lead, present } = answer.value;
  return (
    <>
      {lead ? <Turns turn="lead" turns={lead} {...{ page, called, change, isBusy }} /> : null}
      {present ? <Turns turn="present" turns={present} {...{ page, called, change, isBusy }} /> : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </>
  );
}

function Turns({
  turn,
  turns,
  page,
  called,
  change,
  isBusy,
}: {
  turn: AskSwap['turn'];
  turns: TurnsNow;
  page: GroupPage;
  called: Called;
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('rota');
  const heading = useId();
  const me = page.me.member;
  const { ahead, steppedOver, swaps } = turns;
  // Where no date is known, one round says everything.
  const shown = ahead.filter(
    ({ at, members }, index) =>
      at !== null ||
      index === 0 ||
      members.some((one) => !ahead.slice(0, index).some((row) => row.members.includes(one))),
  );
  const hasAsked = swaps.some(({ from, status }) => from === me && status === 'open');
  return (
    <section className="rota" id={turn} ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t(`${turn}.title`)}</h2>
      <p className="quiet">{t(`${turn}.about`)}</p>
      <Swaps {...{ turn, turns, page, called, change, isBusy }} />
      <ol className="rota-turns">
        {shown.map(({ at, members }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is all that a meeting without a date has
          <li key={index}>
            <span className="rota-when">{at === null ? t(index === 0 ? 'next' : 'later') : dayText(at, 0)}</span>
            <span className="rota-people">
              {members.map((member) => (
                <span className={member === me ? 'rota-person rota-me' : 'rota-person'} key={member}>
                  <Face name={page.people.find((one) => one.member === member)?.name ?? ''} size={32} />
                  <b dir="auto">{member === me ? t('you') : called(member)}</b>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {steppedOver.length === 0 ? null : (
        <p className="faint">
          {t(`${turn}.stepped`, { count: steppedOver.length, names: listOf(steppedOver.map(called)) })}
        </p>
      )}
      {turns.mayAsk.length === 0 || hasAsked ? null : <AskForSwap {...{ turn, turns, page, called, change, isBusy }} />}
    </section>
  );
}
