import { useEffect, useState } from 'react';
import type { Action, RecordsAnswer, RecordsRequest } from '../../../shared/protocol/records';
import { useConnection, useRoom } from './context';

type Asked = Omit<Extract<RecordsRequest, { what: 'actions' }>, 'what' | 'older'>;
type Page = Extract<RecordsAnswer, { what: 'actions' }>;

export type ShownActions = {
  /** In the order in which they were accepted; null until the first answer. */
  actions: Action[] | null;
  unreported: Page['unreported'];
  /** When the group last met. */
  since: Page['since'];
  /** The day of the next meeting, as far as the group's plan tells. */
  nextDay: Page['nextDay'];
  /** Loads another page of older ones; null when there are none. */
  showOlder: (() => void) | null;
};

const none: ShownActions = { actions: null, unreported: [], since: 0, nextDay: null, showOlder: null };

/**
 * The actions of one member or of all, the newest page first and older ones on request. Read again when they change on
 * the server.
 */
export function useActions(asked: Asked | null): ShownActions {
  const connection = useConnection();
  const version = useRoom((state) => state.recordsVersion.actions);
  const isHere = useRoom((state) => state.link.kind === 'here');
  const key = asked === null ? null : JSON.stringify(asked);
  const [chosen, setChosen] = useState<{ of: string | null; pages: number }>({ of: key, pages: 1 });
  const [read, setRead] = useState<{ of: string; pages: Page[] } | null>(null);
  const pages = chosen.of === key ? chosen.pages : 1;

  useEffect(() => {
    if (key === null || version < 0 || !isHere) return;
    let wanted = true;
    const ask = async () => {
      const found: Page[] = [];
      let older: string | null | undefined;
      for (let page = 0; page < pages && older !== null; page += 1) {
        const request = { what: 'actions', ...(JSON.parse(key) as Asked), older } as const;
        const answer = await connection.ask('records:read', request);
        if (!wanted || !answer.ok || answer.value.what !== 'actions') return;
        found.unshift(answer.value);
        ({ older } = answer.value);
      }
      setRead({ of: key, pages: found });
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [connection, key, version, isHere, pages]);

  if (read === null || read.of !== key) return none;
  const oldest = read.pages[0];
  return {
    actions: read.pages.flatMap((page) => page.actions),
    unreported: oldest?.unreported ?? [],
    since: oldest?.since ?? 0,
    nextDay: oldest?.nextDay ?? null,
    showOlder: oldest?.older == null ? null : () => setChosen({ of: key, pages: read.pages.length + 1 }),
  };
}
