import type { MemberId } from '../../shared/meeting/state';

type Owners = {
  /** Who owns some of them and is in the room, myself first. */
  here: MemberId[];
  /** Nobody in the room does, and others do. */
  areAway: boolean;
};

/** Whose earlier actions are shown: those of people who have sat down. */
export function ownersOf(previous: readonly { member: MemberId }[], seated: readonly MemberId[], me: MemberId): Owners {
  const here = [me, ...seated.filter((member) => member !== me)].filter((member) =>
    previous.some((action) => action.member === member),
  );
  return { here, areAway: here.length === 0 && previous.length > 0 };
}
