/** How often the page looks, and after how long without a message from the server it asks for one (milliseconds). */
const LOOK_EVERY = 500;
const ASK_AFTER = 2_000;
/** After so long without an answer people are told. It is shorter when the browser itself says that it is offline. */
const SILENT_AFTER = 4_000;
const OFFLINE_AFTER = 1_500;
/** A look that comes this much too late means that the computer slept, or that its clock was set. */
const SLEPT = 3_000;

export type Heartbeat = {
  /** A message of the server came. */
  heard(): void;
  /** Looks at once, because the browser says that it is offline or on-line again. */
  look(): void;
  stop(): void;
};

/**
 * Notices within five seconds that nothing comes from the server any more; the transport itself takes up to eighteen.
 * Neither sign is enough alone: browsers believe to be on-line behind a dead router, and offline beside a server on the
 * same computer.
 */
export function startHeartbeat(deps: {
  isConnected(): boolean;
  /** Resolves when the server answered, or did not within some seconds. */
  ask(): Promise<unknown>;
  isOnLine(): boolean;
  /** True when nothing has come for too long, false when something comes again. */
  changed(isSilent: boolean): void;
  /** The computer slept. */
  woke(): void;
  /** Milliseconds that also pass while the computer sleeps. */
  wall(): number;
}): Heartbeat {
  let heardAt = deps.wall();
  let lookedAt = heardAt;
  let isAsking = false;
  let isSilent = false;

  const tell = (silent: boolean) => {
    if (silent === isSilent) return;
    isSilent = silent;
    deps.changed(silent);
  };
  const ask = () => {
    if (isAsking) return;
    isAsking = true;
    void deps.ask().finally(() => {
      isAsking = false;
    });
  };
  const look = () => {
    if (!deps.isConnected()) {
      // The connection says so itself. When it is back, counting begins anew.
      heardAt = deps.wall();
      return tell(false);
    }
    const quiet = deps.wall() - heardAt;
    if (quiet >= ASK_AFTER || !deps.isOnLine()) ask();
    if (quiet >= (deps.isOnLine() ? SILENT_AFTER : OFFLINE_AFTER)) tell(true);
  };

  const timer = setInterval(() => {
    const now = deps.wall();
    const late = Math.abs(now - lookedAt - LOOK_EVERY);
    lookedAt = now;
    if (late > SLEPT) {
      heardAt = now;
      deps.woke();
    }
    look();
  }, LOOK_EVERY);

  return {
    heard() {
      heardAt = deps.wall();
      tell(false);
    },
    look,
    stop: () => clearInterval(timer),
  };
}
