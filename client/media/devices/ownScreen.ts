import { openScreen, type SharedScreen } from './devices';

/** Why a screen that somebody wanted to share is not shared, or no longer. `closed`: the meeting does not let them share now. */
export type ScreenTrouble = { why: 'system' | 'failed' | 'closed' };

/** My screen: one at a time, from the browser's question to its end. */
export interface OwnScreen {
  /** `asking`: the browser lets the person choose what to share. */
  state(): 'off' | 'asking' | 'on';
  shared(): SharedScreen | null;
  /** A new object each time, so that one that was read is not shown again. */
  trouble(): ScreenTrouble | null;
  share(): Promise<void>;
  end(): void;
  /** What the meeting lets me do; a shared screen ends with it. */
  allow(allowed: boolean): void;
}

export function createOwnScreen(changed: () => void): OwnScreen {
  let asked: object | null = null;
  let shared: SharedScreen | null = null;
  let trouble: ScreenTrouble | null = null;
  let isAllowed = true;

  function stop(screen: SharedScreen): void {
    screen.picture.stop();
    screen.sound?.stop();
  }
  function end(why: ScreenTrouble | null = null): void {
    if (shared !== null) stop(shared);
    asked = null;
    shared = null;
    trouble = why;
    changed();
  }
  async function share(): Promise<void> {
    if (asked !== null || shared !== null || !isAllowed) return;
    const question = {};
    asked = question;
    trouble = null;
    changed();
    const answer = await openScreen();
    // Ended while the browser asked: nobody waits for it any more.
    if (asked !== question) {
      if ('picture' in answer) stop(answer);
      return;
    }
    asked = null;
    if ('picture' in answer) take(answer);
    else if (answer.problem !== 'dismissed') trouble = { why: answer.problem };
    changed();
  }
  function take(screen: SharedScreen): void {
    if (!isAllowed) {
      stop(screen);
      trouble = { why: 'closed' };
      return;
    }
    shared = screen;
    screen.picture.addEventListener('ended', () => {
      if (shared === screen) end();
    });
  }

  return {
    state: () => (shared !== null ? 'on' : asked !== null ? 'asking' : 'off'),
    shared: () => shared,
    trouble: () => trouble,
    share,
    end: () => end(),
    allow: (allowed) => {
      isAllowed = allowed;
      if (!allowed && shared !== null) end({ why: 'closed' });
    },
  };
}
