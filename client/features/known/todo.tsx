import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import { longest } from '../../../shared/meeting/limits';
import type { Home } from '../../../shared/protocol/groups';
import type { Action } from '../../../shared/protocol/records';
import { reportAction } from '../../connection/mineApi';
import { ACTIONS } from '../../connection/paths';
import { AddLearned } from '../../ui/addLearned';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { OneLine } from '../../ui/oneLine';
import { dayAt, daysBetween, farAway, longDay } from '../../ui/text/days';
import { isGroup, type Todo, todoOf } from './glances';

const SHOWN = 4;

/**
 * My open actions. The one that is due next has its line open, the others open theirs on press. What I just did stays where it
 * is, and can be taken back.
 */
export function TodoList({ home, now, onTold }: { home: Home; now: number; onTold: () => void }) {
  const { t } = useTranslation('known');
  const [done, setDone] = useState<ReadonlyMap<string, Todo>>(new Map());
  const [opened, setOpened] = useState<string | null>(null);
  const [lines, setLines] = useState<ReadonlyMap<string, string>>(new Map());
  const open = todoOf(home);
  const isOpen = new Set(open.map(({ action }) => action.id));
  // An answer that was on its way while I reported may still call it open.
  const still = open.filter(({ action }) => !done.has(action.id));
  const next = opened !== null && isOpen.has(opened) ? opened : (still[0]?.action.id ?? null);
  const near = still.filter(({ action }, index) => index < SHOWN || action.id === next);
  const shown = [...done.values(), ...near];
  const hidden = still.length - near.length;

  async function tell(todo: Todo, status: Action['status'], learned: string): Promise<boolean> {
    const answer = await reportAction(todo.group.group, todo.action.id, { status, learned });
    if (!answer.ok) return false;
    const { id } = todo.action;
    setDone((before) => {
      const kept = new Map(before);
      if (status === 'done') kept.set(id, { ...todo, action: answer.value });
      else kept.delete(id);
      return kept;
    });
    setOpened((now) => (now === id ? null : now));
    // What was taken back still has its line.
    write(id, status === 'done' ? null : answer.value.learned);
    onTold();
    return true;
  }
  function write(id: string, line: string | null): void {
    setLines((before) => {
      const after = new Map(before);
      if (line === null) after.delete(id);
      else after.set(id, line);
      return after;
    });
  }

  return (
    <section className="known-todo" aria-labelledby="known-todo">
      <h2 id="known-todo">{t('todo.title')}</h2>
      {shown.length === 0 ? <p className="quiet">{t('todo.none')}</p> : null}
      <ul>
        {shown.map((todo) => (
          <Item
            key={todo.action.id}
            todo={todo}
            now={now}
            manyGroups={home.groups.length > 1}
            isOpen={todo.action.id === next}
            wasOpened={todo.action.id === opened}
            onOpen={() => setOpened(todo.action.id)}
            line={lines.get(todo.action.id) ?? todo.action.learned}
            onLine={(line) => {
              write(todo.action.id, line);
              if (done.has(todo.action.id)) return;
              // Another action may be due next by then. This one stays open for whoever writes.
              setOpened(todo.action.id);
            }}
            onTell={(status, learned) => tell(todo, status, learned)}
          />
        ))}
      </ul>
      <AskedByMe home={home} now={now} />
      <p className="faint known-todo-foot">
        {still.length > 0 ? <span>{t('todo.about')}</span> : null}{' '}
        <a href={ACTIONS}>{hidden > 0 ? t('todo.allMore', { count: hidden }) : t('todo.all')}</a>
      </p>
    </section>
  );
}

/** What others promised, and named me for as the one who asks. How it goes is theirs to tell. */
function AskedByMe({ home, now }: { home: Home; now: number }) {
  const { t } = useTranslation('known');
  const asked = home.groups.filter(isGroup).flatMap(({ iAsk = [], people }) => {
    const names = distinctNames(people.map(({ member, name }) => ({ id: member, name })));
    return iAsk.map((one) => ({ one, name: names.get(one.member)?.short ?? '' }));
  });
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{t('todo.iAsk')}</h3>
      <ul className="known-asked">
        {asked.map(({ one, name }) => (
          <li key={one.id}>
            <b dir="auto">{t('todo.iAskWho', { name })}</b> <span dir="auto">{one.what}</span>{' '}
            <span className="faint">
              <Due action={one} day={one.due} today={dayAt(now)} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Item({
  todo: { group, action, day },
  now,
  manyGroups,
  isOpen,
  wasOpened,
  onOpen,
  line,
  onLine,
  onTell,
}: {
  todo: Todo;
  now: number;
  manyGroups: boolean;
  isOpen: boolean;
  wasOpened: boolean;
  onOpen: () => void;
  line: string;
  onLine: (line: string) => void;
  onTell: (status: Action['status'], learned: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('known');
  const [failed, setFailed] = useState(false);
  const report = async (status: Action['status'], learned: string) => {
    const saved = await onTell(status, learned);
    setFailed(!saved);
    return saved;
  };
  if (action.status === 'done') {
    return (
      <li className="known-did">
        <p className="known-what" dir="auto">
          {action.what}
        </p>
        <p className="known-did-line" role="status">
          <Icon name="check" size={18} />
          <span>{t('todo.greets')}</span>
          <TextButton onClick={() => void report('open', action.learned)}>{t('todo.back')}</TextButton>
        </p>
        {action.learned === '' ? (
          <AddLearned
            what={action.what}
            longest={longest.learned}
            line={line}
            onLine={onLine}
            onSend={(learned) => report('done', learned)}
          />
        ) : (
          <p className="known-learned" dir="auto">
            {action.learned}
          </p>
        )}
        {failed ? <NotSaved /> : null}
      </li>
    );
  }
  const said = [
    action.status === 'partly' ? t('todo.partly') : action.status === 'notDone' ? t('todo.notDone') : null,
    manyGroups ? t('todo.of', { group: group.name }) : null,
    action.buddy.trim() === '' ? null : t('todo.asks', { name: action.buddy.trim() }),
  ].filter((part) => part !== null);
  return (
    <li>
      <p className="known-what" dir="auto">
        {action.what}
      </p>
      <div className="known-when">
        <p className="faint">
          <Due action={action} day={day} today={dayAt(now)} /> {said.join(' ')}
        </p>
        {isOpen ? null : (
          <TextButton icon="check" aria-label={`${t('todo.did')}: ${action.what}`} onClick={onOpen}>
            {t('todo.did')}
          </TextButton>
        )}
      </div>
      {isOpen ? (
        <OneLine
          label={t('todo.line')}
          longest={longest.learned}
          button={t('todo.did')}
          icon="check"
          takesFocus={wasOpened}
          line={line}
          onLine={onLine}
          onSend={(learned) => report('done', learned)}
        />
      ) : null}
      {failed ? <NotSaved /> : null}
    </li>
  );
}

function NotSaved() {
  const { t } = useTranslation('known');
  return (
    <p className="known-failed" role="alert">
      {t('todo.failed')}
    </p>
  );
}

/** By when: what is near, or over, stands out. */
function Due({ action, day, today }: { action: Pick<Action, 'by'>; day: string | null; today: string }) {
  const { t } = useTranslation('known');
  const words = action.by.trim();
  if (day === null) return words === '' ? t('todo.dueNext') : t('todo.dueWords', { words });
  const days = daysBetween(today, day);
  if (days < 0) return <b className="known-due">{t('todo.was', { day: longDay(day, today) })}</b>;
  if (days < 3) return <b className="known-due">{t('todo.due', { far: farAway(day, today) })}</b>;
  return t('todo.dueOn', { day: longDay(day, today) });
}
