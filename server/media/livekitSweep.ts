import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import type { MemberId } from '../../shared/meeting/state';
import type { LivekitLog, RoomControl } from './livekit';
import { isUnreachable } from './livekitFaults';
import { isDisguised, isGranted } from './livekitGrants';
import { type Carried, type Generation, generations, grantFor, whoIs } from './livekitRooms';

const LOOK_EVERY_MS = 200;
/**
 * The member's socket vouches for a connection while it is still being made; after this nobody will. A renewed token brings
 * rights along and hears until it is put out; a first one has none, so a slow line may take its time.
 */
const VOUCH_WITHIN_MS = { withRights: 700, without: 4_000 };
/** A name thrown out twice within this time closes the room behind everybody. */
const AGAIN_WITHIN_MS = 30_000;
const QUIET_AFTER_MS = 5_000;

export type SweepParts = {
  control: RoomControl;
  log: LivekitLog;
  now: () => number;
  meetings: () => Carried[];
  /** Rights there are not what they should be. */
  repair: (carried: Carried, generation: Generation, member: MemberId) => Promise<void>;
  /** Everybody has moved out of the room before. */
  emptied: (carried: Carried) => void;
  /** Somebody keeps coming back under a name that is not vouched for. */
  intruded: (carried: Carried) => void;
  /** It answers again after it did not, or has forgotten its rooms. */
  returned: () => Promise<void>;
};

/**
 * Looks into every room several times a second: who has rights under a connection that no authorised socket vouches for is put
 * out within a second, rights that differ from the meeting's are set right, and a media server that was gone is noticed.
 */
export function watchRooms(parts: SweepParts): { wake(): void; lookNow(): void; lost(): void; stop(): void } {
  const { control, log, now } = parts;
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let stopped = false;
  let goneSince: number | null = null;

  /** True when nobody is there any more whom a member's socket vouches for. */
  async function lookInto(carried: Carried, generation: Generation): Promise<boolean> {
    let deserted = true;
    const there = await control.listParticipants(generation.name);
    const seen = new Set<string>();
    const work: Promise<unknown>[] = [];
    for (const participant of there) {
      if (participant.state === ParticipantInfo_State.DISCONNECTED) continue;
      seen.add(participant.sid);
      const member = whoIs(carried, participant.identity);
      if (member !== null && generation.vouched.get(member) === participant.sid) {
        generation.strangers.delete(participant.sid);
        deserted = false;
        if (isDisguised(participant)) work.push(putOut(carried, generation, participant));
        else if (!isGranted(participant, grantFor(carried, member)))
          work.push(parts.repair(carried, generation, member));
      } else {
        work.push(suspect(carried, generation, participant));
      }
    }
    for (const stranger of generation.strangers.keys()) if (!seen.has(stranger)) generation.strangers.delete(stranger);
    await Promise.allSettled(work);
    return deserted;
  }

  async function putOut({ meeting }: Carried, { name }: Generation, { identity }: ParticipantInfo): Promise<void> {
    log.warn({ meeting }, 'somebody sent sound as if it were a picture, and was put out of the sound and picture');
    await control.removeParticipant(name, identity);
  }

  async function suspect(carried: Carried, generation: Generation, participant: ParticipantInfo): Promise<void> {
    const { sid, identity } = participant;
    const since = generation.strangers.get(sid) ?? now();
    generation.strangers.set(sid, since);
    const withRights = participant.permission?.canSubscribe === true || participant.permission?.canPublish === true;
    if (now() - since < (withRights ? VOUCH_WITHIN_MS.withRights : VOUCH_WITHIN_MS.without)) return;
    log.warn({ meeting: carried.meeting }, 'somebody nobody vouches for was put out of the sound and picture');
    await control.removeParticipant(generation.name, identity);
    const last = carried.thrownOut.get(identity);
    carried.thrownOut.set(identity, now());
    // With rights from a renewed token each return would hear for a moment: a new room ends that.
    if (withRights && last !== undefined && now() - last < AGAIN_WITHIN_MS && generation === carried.now) {
      carried.thrownOut.clear();
      parts.intruded(carried);
    }
  }

  async function look(): Promise<void> {
    const all = parts.meetings();
    try {
      if (goneSince !== null) {
        await control.listRooms(['']);
        goneSince = null;
        await parts.returned();
        return;
      }
      await Promise.all(
        all.map(async (carried) => {
          const { before } = carried;
          const deserted = await Promise.all(generations(carried).map((one) => lookInto(carried, one)));
          if (before !== null && carried.before === before && deserted[1] === true) parts.emptied(carried);
        }),
      );
    } catch (error) {
      if (!isUnreachable(error)) {
        log.warn({ err: error }, 'the media server did not answer as expected');
        return;
      }
      if (goneSince === null)
        log.warn({ err: error }, 'the media server cannot be reached: the meetings go on without it');
      goneSince ??= now();
    }
  }

  async function round(): Promise<void> {
    timer = null;
    if (stopped || looking) return;
    looking = true;
    await look();
    looking = false;
    if (!stopped && parts.meetings().length > 0) {
      const slower = goneSince !== null && now() - goneSince > QUIET_AFTER_MS;
      timer = setTimeout(() => void round(), slower ? LOOK_EVERY_MS * 5 : LOOK_EVERY_MS);
      timer.unref();
    }
  }

  const wake = (): void => {
    if (timer === null && !looking) void round();
  };
  const lookNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    wake();
  };
  return {
    wake,
    lookNow,
    lost: () => {
      goneSince ??= now();
      lookNow();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
