import { createKeyExchange, type Proof } from '../../../shared/encryption/keyExchange';
import type { MediaKey } from '../../../shared/encryption/keys';
import { carriesMedia } from '../../../shared/meeting/rights/connection';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Connection } from '../../connection/roomState';

/** The key that this browser shares with everybody who takes part; it changes whenever somebody leaves. */
export interface MediaSecret {
  /** Null before there is one: until then nothing is sent. */
  key(): MediaKey | null;
  proofOf(member: MemberId): Proof;
  /** Told of another key, and of another proof. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

const TICK_MS = 1_000;

/** The members whose browsers take part now, the longest seated first; all of them read the same log. */
function presentOf(meeting: Meeting): MemberId[] {
  const since = (member: MemberId) => meeting.seats[member]?.seatedAt ?? 0;
  return Object.values(meeting.seats)
    .filter(({ member, presence }) => presence === 'here' && carriesMedia(meeting, member))
    .map(({ member }) => member)
    .sort((a, b) => since(a) - since(b) || (a < b ? -1 : 1));
}

/** Agrees on the key with the other browsers, over the server that relays what it cannot read. */
export function createMediaSecret({
  me,
  connection,
  inviteKey,
}: {
  me: { meeting: string; member: MemberId; tab: string };
  connection: Connection;
  inviteKey: string;
}): MediaSecret {
  const listeners = new Set<() => void>();
  const exchange = createKeyExchange({
    meeting: me.meeting,
    me: { member: me.member, tab: me.tab },
    inviteKey,
    send: (to, note) => void connection.ask('media:key', { to, note }),
    changed: () => {
      for (const listener of [...listeners]) listener();
    },
  });
  let seen: Meeting | null = null;
  let wasHere = connection.state().link.kind === 'here';
  const follow = () => {
    const { meeting, link } = connection.state();
    if (meeting !== null && meeting !== seen) {
      seen = meeting;
      exchange.follow({ departures: meeting.departures, present: presentOf(meeting) });
    }
    const isHere = link.kind === 'here';
    if (isHere && !wasHere) exchange.introduceAgain();
    wasHere = isHere;
  };
  const stops = [
    connection.on('media:key', ({ from, note }) => exchange.receive(from, note)),
    connection.subscribe(follow),
  ];
  const timer = window.setInterval(exchange.tick, TICK_MS);
  follow();

  return {
    key: exchange.key,
    proofOf: exchange.proofOf,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      window.clearInterval(timer);
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}
