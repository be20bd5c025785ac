import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyActions } from '../../../shared/protocol/actions';
import type { Action } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { useKept, useServerNow } from '../../connection/hooks/kept';
import { myActions, reportAction } from '../../connection/mineApi';
import { HOME, MINE } from '../../connection/paths';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Masthead } from '../../ui/masthead';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { dayAt, longDay } from '../../ui/text/days';
import { timeOfDay } from '../../ui/text/when';
import { Waiting } from '../../ui/waiting';
import { OpenItem } from './openItem';
import { type Mine, withReported } from './reported';
import { SettledItem } from './settledItem';
import { type Dated, timelineOf } from './timeline';
import './myActions.css';

const ASK_AGAIN_MS = 30_000;
const newest = () => myActions('');

/** What I said I would do in all my groups, on one line of time. */
export function ActionsPage() {
  const { t } = useTranslation('myActions');
  const whyNot = useRefusalText();
  const { kept, refused, again } = useKept(newest, ASK_AGAIN_MS);
  usePageTitle(t('title'));
  return (
    <main className="actions">
      <Masthead mine={MINE} current="actions" />
      <div className="actions-page">
        <h1>{t('title')}</h1>
        {kept === null ? (
          refused === null ? (
            <Waiting>{t('loading')}</Waiting>
          ) : (
            <Notice kind="refused" actions={<SoftButton onClick={again}>{t('again')}</SoftButton>}>
              {whyNot(refused)}
            </Notice>
          )
        ) : (
          <>
            {kept.silentSince === null ? null : (
              <Notice kind="warn">{t('silent', { when: timeOfDay(kept.at) })}</Notice>
            )}
            {kept.value.groups.length === 0 ? (
              <Nobody />
            ) : (
              <Lists mine={kept.value} offset={kept.offset} onNews={again} />
            )}
          </>
        )}
      </div>
    </main>
  );
}

function Nobody() {
  const { t } = useTranslation('myActions');
  return (
    <section className="actions-nobody">
      <h2>{t('nobody.title')}</h2>
      <p className="quiet">{t('nobody.about')}</p>
      <a className="ui-go" href={HOME}>
        {t('nobody.home')}
      </a>
    </section>
  );
}

function Lists({ mine, offset, onNews }: { mine: MyActions; offset: number; onNews: () => void }) {
  const { t } = useTranslation('myActions');
  const whyNot = useRefusalText();
  const today = dayAt(useServerNow(offset));
  const [told, setTold] = useState<{ status: Action['status'] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [lines, setLines] = useState<ReadonlyMap<string, string>>(new Map());
  const { more, pending, refused, showOlder } = useOlder(mine.older);
  const { changed, report: note } = useReported({ ...mine, settled: [...mine.settled, ...more] });
  const { over, ahead, settled } = timelineOf(changed, today);
  const said = useRef<HTMLParagraphElement>(null);
  const manyGroups = mine.groups.length > 1;

  const report = useCallback(
    async ({ group, action }: Dated, status: Action['status'], learned: string): Promise<boolean> => {
      const answer = await reportAction(group.group, action.id, { status, learned });
      setProblem(answer.ok ? null : whyNot(answer));
      if (!answer.ok) return false;
      note(group.group, answer.value);
      setLines((before) => new Map([...before].filter(([id]) => id !== action.id)));
      setTold({ status });
      onNews();
      // What was pressed may be gone from its place.
      said.current?.focus();
      return true;
    },
    [note, onNews, whyNot],
  );
  const first = [...over, ...ahead][0];
  const item = (one: Dated) => (
    <OpenItem
      key={one.action.id}
      one={one}
      today={today}
      manyGroups={manyGroups}
      isFirst={one === first}
      line={lines.get(one.action.id)}
      onLine={(line) => setLines((before) => new Map(before).set(one.action.id, line))}
      onReport={(status, learned) => report(one, status, learned)}
    />
  );
  return (
    <>
      <p className="actions-about">{t('about')}</p>
      <p className="actions-told" ref={said} tabIndex={-1} role="status">
        {told === null ? '' : t(`saved.${told.status}`)}
      </p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {over.length > 0 ? (
        <>
          <h2 className="actions-over">{t('over')}</h2>
          <ol className="actions-line">{over.map(item)}</ol>
        </>
      ) : null}
      <h2 className="actions-today">
        <span>{t('today', { day: longDay(today, today) })}</span>
      </h2>
      {ahead.length > 0 ? <ol className="actions-line">{ahead.map(item)}</ol> : null}
      {first === undefined ? <p className="quiet actions-none">{t('none')}</p> : null}
      {settled.length > 0 ? (
        <section aria-labelledby="actions-behind">
          <h2 id="actions-behind">{t('behind')}</h2>
          <ol className="actions-line actions-line-behind">
            {settled.map((one) => (
              <SettledItem
                key={one.action.id}
                one={one}
                today={today}
                manyGroups={manyGroups}
                onBack={() => report(one, 'open', one.action.learned)}
                onLearned={(learned) => report(one, 'done', learned)}
              />
            ))}
          </ol>
          {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
          {showOlder ? (
            <TextButton pending={pending} onClick={showOlder}>
              {t('older')}
            </TextButton>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

/** What the server last said, with what I reported since. */
function useReported(mine: MyActions): { changed: MyActions; report: (group: string, action: Action) => void } {
  const [reported, setReported] = useState<ReadonlyMap<string, Mine>>(new Map());
  const report = useCallback(
    (group: string, action: Action) => setReported((before) => new Map(before).set(action.id, { group, action })),
    [],
  );
  return { changed: withReported(mine, reported), report };
}

type Refused = Extract<Answer<never>, { ok: false }>;

/** Older pages of what is settled, on request. */
function useOlder(first: string | null) {
  const [pages, setPages] = useState<{ settled: MyActions['settled']; older: string | null }[]>([]);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const older = pages.length > 0 ? (pages.at(-1)?.older ?? null) : first;
  async function showOlder(): Promise<void> {
    if (older === null || pending) return;
    setPending(true);
    const answer = await myActions(older);
    setPending(false);
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setPages((before) => [...before, answer.value]);
  }
  return {
    more: pages.flatMap(({ settled }) => settled),
    pending,
    refused,
    showOlder: older === null ? null : () => void showOlder(),
  };
}
