import { carriesMedia } from '../../../shared/carriesMedia';
import { createKeyCircle, type Proof } from '../../../shared/encryption/keyExchange';
import type { MediaKey } from '../../../shared/encryption/keys';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Connection } from '../../connection/roomState';

/** The key that this browser shares with the others in the circle; it changes whenever somebody leaves. */
export interface MediaSecret {
  /** Null before there is one: until then nothing is sent. */
  key(): MediaKey | null;
  proofOf(member: MemberId): Proof;
  /** Told of another key, and of another proof. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

const TICK_MS = 1_000;

/** Whose browsers are in the circle now, the longest seated first; all of them read the same log. */
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
  const circle = createKeyCircle({
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
      circle.follow({ departures: meeting.departures, present: presentOf(meeting) });
    }
    const isHere = link.kind === 'here';
    if (isHere && !wasHere) circle.greet();
    wasHere = isHere;
  };
  const stops = [
    connection.on('media:key', ({ from, note }) => circle.receive(from, note)),
    connection.subscribe(follow),
  ];
  const timer = window.setInterval(circle.tick, TICK_MS);
  follow();

  return {
    key: circle.key,
    proofOf: circle.proofOf,
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
