import type { Connection } from '../../../connection/roomState';
import type { MediaSecret } from '../../encryption/mediaSecret';
import { openRoomConnection, type RoomConnection } from './roomConnection';
import { loadSdk } from './sdk';

/** Keeps a connection to the meeting's room at the media server, whatever happens to the network and the room. */
export interface Connector {
  current(): RoomConnection | null;
  /** During a move the room before this one, kept until the server closes it: others may still be there. */
  previous(): RoomConnection | null;
  /** True while the server gives no ticket: not now, not to me, or its media server does not answer. */
  isRefused(): boolean;
  /** Asks for a ticket and connects, for as long as it takes; while it does, another call makes it begin again afterwards. */
  enter(): void;
  close(): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A refusal may be about this very moment (another tab, a stage that has just begun), so it is asked again now and then. */
const REFUSED_PAUSE_MS = 3_000;
const LEAVE_PREVIOUS_WITHIN_MS = 3_000;

/** Here the ticket may name this site's own address. */
const addressOf = (url: string): string => new URL(url, window.location.href).href.replace(/\/$/, '');

export function createConnector(connection: Connection, secret: MediaSecret | null, changed: () => void): Connector {
  let current: RoomConnection | null = null;
  let previous: RoomConnection | null = null;
  let entering = false;
  let again = false;
  let noTicket = false;
  let closed = false;
  let tries = 0;
  let wakeUp: (() => void) | null = null;
  let leaveTimer: number | null = null;

  /** The longer nothing works, the longer the pause; scattered, so that a returning server is not hit by all at once. */
  function pause(refused: boolean): Promise<void> {
    const base = refused ? REFUSED_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
    tries += 1;
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, base * (0.5 + Math.random()));
      wakeUp = () => {
        window.clearTimeout(timer);
        resolve();
      };
    });
  }
  function leavePrevious(): void {
    if (leaveTimer !== null) window.clearTimeout(leaveTimer);
    leaveTimer = null;
    const old = previous;
    previous = null;
    old?.close();
  }
  async function vouch(room: () => RoomConnection | null, sid: string): Promise<void> {
    const answer = await connection.ask('media:here', { sid });
    if (closed || answer.ok) return;
    const now = room();
    if (now !== null && now.sid() !== sid) return;
    // This room is no longer the meeting's, or the server does not know it any more.
    if (answer.error === 'notNow') enter();
  }
  function roomChanged(room: RoomConnection | null): void {
    if (closed || room === null) return;
    if (room.state() === 'gone' && room === previous) leavePrevious();
    // While one attempt is under way there must be no second: the two would put each other out under the same identity.
    if (room.state() === 'gone' && room === current && !entering) enter();
    changed();
  }

  async function connectOnce(): Promise<'done' | 'refused' | 'failed'> {
    const [answer, sdk] = await Promise.all([connection.ask('media:join', {}), loadSdk().catch(() => null)]);
    if (closed) return 'done';
    noTicket = !answer.ok || answer.value.kind !== 'livekit';
    if (!answer.ok) return answer.error === 'notNow' || answer.error === 'notAllowed' ? 'refused' : 'failed';
    if (answer.value.kind !== 'livekit') return 'refused';
    if (sdk === null) return 'failed';
    let room: RoomConnection | null = null;
    try {
      room = await openRoomConnection({
        sdk,
        url: addressOf(answer.value.url),
        token: answer.value.token,
        secret,
        named: (sid) => void vouch(() => room, sid),
        changed: () => roomChanged(room),
      });
    } catch {
      return 'failed';
    }
    if (closed) {
      room.close();
      return 'done';
    }
    leavePrevious();
    previous = current;
    current = room;
    if (previous !== null && previous.state() === 'gone') leavePrevious();
    if (previous !== null) leaveTimer = window.setTimeout(leavePrevious, LEAVE_PREVIOUS_WITHIN_MS);
    return room.state() === 'gone' ? 'failed' : 'done';
  }
  async function work(): Promise<void> {
    entering = true;
    do {
      again = false;
      const outcome = await connectOnce();
      if (closed) break;
      if (outcome === 'done') tries = 0;
      else {
        changed();
        await pause(outcome === 'refused');
        again = true;
      }
    } while (again && !closed);
    entering = false;
    if (!closed) changed();
  }
  function enter(): void {
    if (closed) return;
    again = true;
    if (entering) wakeUp?.();
    else void work();
  }

  return {
    current: () => current,
    previous: () => previous,
    isRefused: () => noTicket,
    enter,
    close: () => {
      closed = true;
      wakeUp?.();
      leavePrevious();
      current?.close();
      current = null;
    },
  };
}
