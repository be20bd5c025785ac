import type { Connection } from '../../../connection/roomState';
import type { MediaSecret } from '../../encryption/mediaSecret';
import { type Line, openLine } from './roomConnection';
import { loadKit } from './sdk';

/** The line in use, and during a move the one before it, kept until the server closes its room: others may still be on it. */
export interface Entrance {
  present(): Line | null;
  leaving(): Line | null;
  /** True while the server gives no ticket: not now, not to me, or its media server does not answer. */
  isClosed(): boolean;
  /** Asks for a ticket and connects, for as long as it takes; while it does, another call makes it begin again afterwards. */
  enter(): void;
  close(): void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A refusal may be about this very moment (another tab, a stage that has just begun), so it is asked again now and then. */
const REFUSED_PAUSE_MS = 3_000;
const LEAVE_WITHIN_MS = 3_000;

/** Here the ticket may name this site's own address. */
const addressOf = (url: string): string => new URL(url, window.location.href).href.replace(/\/$/, '');

export function createEntrance(connection: Connection, secret: MediaSecret | null, changed: () => void): Entrance {
  let present: Line | null = null;
  let leaving: Line | null = null;
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
  function letGo(): void {
    if (leaveTimer !== null) window.clearTimeout(leaveTimer);
    leaveTimer = null;
    const old = leaving;
    leaving = null;
    old?.close();
  }
  async function vouch(line: () => Line | null, sid: string): Promise<void> {
    const answer = await connection.ask('media:here', { sid });
    if (closed || answer.ok) return;
    const now = line();
    if (now !== null && now.sid() !== sid) return;
    // This room is no longer the meeting's, or the server does not know it any more.
    if (answer.error === 'notNow') enter();
  }
  function lineChanged(line: Line | null): void {
    if (closed || line === null) return;
    if (line.link() === 'gone' && line === leaving) letGo();
    // Whoever is on the way in already needs no second way: the two would push each other out under the same name.
    if (line.link() === 'gone' && line === present && !entering) enter();
    changed();
  }

  async function connectOnce(): Promise<'done' | 'refused' | 'failed'> {
    const [answer, sdk] = await Promise.all([connection.ask('media:join', {}), loadKit().catch(() => null)]);
    if (closed) return 'done';
    noTicket = !answer.ok || answer.value.kind !== 'livekit';
    if (!answer.ok) return answer.error === 'notNow' || answer.error === 'notAllowed' ? 'refused' : 'failed';
    if (answer.value.kind !== 'livekit') return 'refused';
    if (sdk === null) return 'failed';
    let line: Line | null = null;
    try {
      line = await openLine({
        sdk,
        url: addressOf(answer.value.url),
        token: answer.value.token,
        secret,
        named: (sid) => void vouch(() => line, sid),
        changed: () => lineChanged(line),
      });
    } catch {
      return 'failed';
    }
    if (closed) {
      line.close();
      return 'done';
    }
    letGo();
    leaving = present;
    present = line;
    if (leaving !== null && leaving.link() === 'gone') letGo();
    if (leaving !== null) leaveTimer = window.setTimeout(letGo, LEAVE_WITHIN_MS);
    return line.link() === 'gone' ? 'failed' : 'done';
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
    present: () => present,
    leaving: () => leaving,
    isClosed: () => noTicket,
    enter,
    close: () => {
      closed = true;
      wakeUp?.();
      letGo();
      present?.close();
      present = null;
    },
  };
}
