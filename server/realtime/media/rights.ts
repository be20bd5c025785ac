import { seatOf } from '../../../shared/meeting/people';
import { type MediaRights, mediaRights } from '../../../shared/meeting/rights';
import type { Meeting, MemberId, Time } from '../../../shared/meeting/state';
import type { RealtimeContext } from '../context';
import type { MediaTrouble } from './mediaErrors';
import { mayConnect } from './reservation';

const same = (one: MediaRights, other: MediaRights): boolean =>
  one.microphone === other.microphone &&
  one.camera === other.camera &&
  one.screen === other.screen &&
  one.hear === other.hear;

/**
 * What a commit changed for the media server: whose rights are new, and who may not be connected any more. When the meeting ends
 * everybody's rights do, and nobody is put out: they leave by themselves.
 */
export function mediaChanges(
  before: Meeting,
  after: Meeting,
  now: Time,
): { changed: { member: MemberId; rights: MediaRights }[]; removed: MemberId[] } {
  const changed: { member: MemberId; rights: MediaRights }[] = [];
  const removed: MemberId[] = [];
  for (const member of Object.keys(after.seats)) {
    const could = mayConnect(before, member, now);
    const can = mayConnect(after, member, now);
    if (could && !can && after.status !== 'ended') removed.push(member);
    if (!can && !(could && after.status === 'ended')) continue;
    const rights = mediaRights(after, member);
    if (!could || !same(mediaRights(before, member), rights)) changed.push({ member, rights });
  }
  return { changed, removed };
}

/** Pushes rights to the media server as the meeting moves. A media server that is down delays nobody: the meeting goes on. */
export function keepMediaRights(context: RealtimeContext, trouble: MediaTrouble): void {
  context.onCommitted(({ room, before, after }) => {
    const { changed, removed } = mediaChanges(before, after, context.clock.now());
    for (const { member, rights } of changed) context.media.change(room.id, member, rights).catch(trouble(room.id));
    for (const member of removed) {
      const admission = seatOf(after, member)?.admission;
      const why = admission === 'removed' || admission === 'refused' ? 'removed' : 'left';
      context.media.remove(room.id, member, why).catch(trouble(room.id));
    }
    if (after.status === 'ended' && before.status !== 'ended') context.media.close(room.id).catch(trouble(room.id));
  });
  // A media server that is down must not keep this one from stopping.
  context.onUnload(({ id }) => {
    context.media.close(id, 'unloaded').catch(trouble(id));
  });
}
