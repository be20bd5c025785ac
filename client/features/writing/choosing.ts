import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { chosenReader, clientOfPages, keptFor, openChoices } from '../../../shared/meeting/rights/pages';
import type { MemberId, PageReader, PlannedStage, StageKey } from '../../../shared/meeting/state';
import type { Answer } from '../../../shared/refusal';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import type { Connection } from '../../connection/roomState';
import { useRefusalText } from '../../i18n/refusalText';
import { sentencesOf } from './sentences';

/** What I have chosen for one page and not sent yet. `picks`: the sentences to show; null for all of it. */
type Choosing = { to?: PageReader; picks: readonly number[] | null; isKept: boolean };
type OpenPage = { stage: StageKey; text: string; keep: () => Promise<Answer<{ version: number }>> };
export type PagesTab = 'mine' | 'shown';
type State = {
  open: OpenPage | null;
  /** Which pages the panel shows: my own, or those that others have shown. Null: nobody has chosen. */
  tab: PagesTab | null;
  choosing: Readonly<Record<StageKey, Choosing>>;
  problem: string | null;
};

const nothing: Choosing = { picks: null, isKept: false };
const stores = new WeakMap<Connection, StoreApi<State>>();

function storeOf(connection: Connection): StoreApi<State> {
  const known = stores.get(connection);
  if (known) return known;
  const store = createStore<State>(() => ({ open: null, tab: null, choosing: {}, problem: null }));
  stores.set(connection, store);
  return store;
}

/** The page whose field is on the screen, so that the button beside it can save what stands there before it is given away. */
export function useOpenPage(): (open: OpenPage | null) => void {
  const connection = useConnection();
  return useCallback((open) => storeOf(connection).setState({ open }), [connection]);
}

/** Which pages the panel shows, and a function that chooses. */
export function usePagesTab(): [PagesTab | null, (tab: PagesTab) => void] {
  const connection = useConnection();
  const store = storeOf(connection);
  return [useStore(store, ({ tab }) => tab), (tab) => store.setState({ tab })];
}

export type PageChoice = {
  stage: PlannedStage;
  client: MemberId | null;
  choices: PageReader[];
  /** What is chosen, sent or not; `chosen` is what was sent. */
  to: PageReader;
  chosen: PageReader | null;
  /** The choice is made: what is picked is what holds, or the owner pressed "Keep". */
  isSettled: boolean;
  sentences: string[];
  picks: readonly number[] | null;
  problem: string | null;
  /** Why the choice cannot be carried out now; null when it can. */
  closed: string | null;
  pick: (to: PageReader) => void;
  pickSentences: (picks: readonly number[] | null) => void;
  /** Carries out what is picked. */
  give: () => Promise<void>;
  /** Shows all of it to the group at once. */
  show: () => Promise<void>;
  /** Nobody else reads it any more. */
  takeBack: () => Promise<void>;
  /** Those who read the page get all of it as it is now. */
  renew: () => Promise<void>;
};

/** What happens to my page of this stage: what I may choose, what I have picked, and how it is carried out. */
export function usePageChoice(stage: PlannedStage): PageChoice {
  const { t } = useTranslation('writing');
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  const store = storeOf(connection);
  const { open, choosing, problem } = useStore(store);
  const { records } = useRecords({ what: 'myPages' });
  const page = records?.pages.find((one) => one.stage === stage.key);
  const mine = choosing[stage.key] ?? nothing;
  const text = open?.stage === stage.key ? open.text : (page?.text ?? '');
  const chosen = chosenReader(meeting, stage.key, me);
  const choices = openChoices(meeting, stage, me);
  const to = mine.to ?? chosen ?? keptFor(meeting, stage, me);
  const sentences = sentencesOf(text);
  const update = (next: Partial<Choosing>) =>
    store.setState(({ choosing: all }) => ({
      problem: null,
      choosing: { ...all, [stage.key]: { ...(all[stage.key] ?? nothing), ...next } },
    }));

  async function release(reader: PageReader, picks: readonly number[] | null): Promise<void> {
    const saved = open?.stage === stage.key ? await open.keep() : null;
    if (saved && !saved.ok) return store.setState({ problem: whyNot(saved) });
    const version = saved?.value.version ?? page?.version ?? 0;
    if (version === 0) return update({ to: 'owner', isKept: true });
    const part = reader === 'group' && picks ? picks.map((place) => sentences[place]).join('\n') : undefined;
    const sent = { what: 'releasePage', stage: stage.key, to: reader, version } as const;
    const answer = await change(part === undefined ? sent : { ...sent, part });
    if (answer.ok) update({ to: reader, isKept: true });
    else store.setState({ problem: whyNot(answer) });
  }

  const isEmpty = text.trim() === '';
  return {
    stage,
    client: clientOfPages(meeting, stage),
    choices,
    to,
    chosen,
    isSettled: to === 'owner' ? mine.isKept && (chosen ?? 'owner') === 'owner' : chosen === to,
    sentences,
    picks: mine.picks,
    problem,
    closed:
      to === 'owner'
        ? null
        : isEmpty
          ? t('choice.isEmpty')
          : to === 'group' && mine.picks?.length === 0
            ? t('choice.noneChosen')
            : null,
    pick: (next) => update({ to: next, isKept: false }),
    pickSentences: (picks) => update({ picks }),
    give: () => release(to, mine.picks),
    show: () => release('group', null),
    takeBack: () => release('owner', null),
    renew: () => release(chosen ?? 'owner', null),
  };
}

/** Who reads a page, in words. `isSoon`: the client gets it when the stage is over. */
export function useReaderText(): (reader: PageReader, client: MemberId | null, isSoon?: boolean) => string {
  const { t } = useTranslation('writing');
  const nameOf = useShortNames();
  return (reader, client, isSoon = false) => {
    if (reader === 'group') return t('reader.group');
    const name = client === null ? '' : nameOf(client);
    if (reader === 'client') return t('reader.client', { name });
    return isSoon ? t('reader.clientSoon', { name }) : t('reader.owner');
  };
}
