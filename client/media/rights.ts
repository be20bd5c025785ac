import type { MediaRights } from '../../shared/meeting/rights/media';
import type { MemberId } from '../../shared/meeting/state';
import type { Audience } from './transports/transport';

/** The rights of somebody who has no seat, or whose rights are not known yet. */
export const closedRights: MediaRights = {
  microphone: 'notSeated',
  camera: 'notSeated',
  screen: 'notSeated',
  hear: 'notSeated',
};

/** `plays`: sound that may reach me comes out of this page. */
export type Receivable = { microphone: boolean; camera: boolean; screen: boolean; plays: boolean };

/** Whether two people are in the same breakout, or both in none. */
export const areTogether = (mine: MediaRights, theirs: MediaRights): boolean => mine.breakout === theirs.breakout;

/** In one physical room one device plays for all, and nobody plays what is heard by ear: otherwise there would be an echo. */
const playsSound = (mine: MediaRights, theirs: MediaRights): boolean =>
  mine.sharedRoom === undefined || (mine.sharedRoom.carries && mine.sharedRoom.id !== theirs.sharedRoom?.id);

/** What of a member's sending may be played and shown here: they need the right to send it, and I the right to hear them. */
export function receivable(mine: MediaRights, theirs: MediaRights): Receivable {
  const hears = mine.hear === null && areTogether(mine, theirs);
  return {
    microphone: hears && theirs.microphone === null,
    camera: hears && theirs.camera === null,
    screen: hears && theirs.screen === null,
    plays: hears && playsSound(mine, theirs),
  };
}

/** Who may have what I send: everybody who may hear, and in a breakout its people alone. */
export function audienceOf(mine: MediaRights, others: ReadonlyMap<MemberId, MediaRights>): Audience {
  const receives = ([, theirs]: [MemberId, MediaRights]) => theirs.hear === null && areTogether(mine, theirs);
  const isSplit = [mine, ...others.values()].some(({ breakout }) => breakout !== undefined);
  return { members: new Set([...others].filter(receives).map(([member]) => member)), isOpen: !isSplit };
}
