import type { MediaRights } from '../../shared/meeting/rights/media';

/** The rights of somebody who has no seat, or whose rights are not known yet. */
export const closedRights: MediaRights = {
  microphone: 'notSeated',
  camera: 'notSeated',
  screen: 'notSeated',
  hear: 'notSeated',
};

export type Receivable = { microphone: boolean; camera: boolean; screen: boolean };

/** What of a member's sending may be played and shown here: they need the right to send it, and I the right to hear. */
export function receivable(mine: MediaRights, theirs: MediaRights): Receivable {
  const hears = mine.hear === null;
  return {
    microphone: hears && theirs.microphone === null,
    camera: hears && theirs.camera === null,
    screen: hears && theirs.screen === null,
  };
}
