import { canSpeak, isHere, seated, seatOf } from '../people/people';
import { isShared, needsCarrier, sharedRoomOf, sharingOf } from '../people/sharedRooms';
import type { Meeting, MemberId } from '../state';

/** With whom somebody may say that they sit in one room: whoever's sound runs through Roundel, guests apart. */
export const mayBeSatWith = (meeting: Meeting, member: MemberId): MemberId[] =>
  seated(meeting).filter((other) => {
    const seat = seatOf(meeting, other);
    return other !== member && seat?.role !== 'speaker' && seat?.sound === 'here';
  });

export type MicrophoneNews =
  /** They say that I sit with them, and so have my microphone. */
  | { kind: 'named'; by: MemberId[] }
  /** Somebody of the room has to take its microphone; `carrier` has had it until now. */
  | { kind: 'free'; carrier: MemberId | null; why: 'handsOn' | 'lost' | 'cannot' }
  /** Drawn into other groups than these, who sit beside me. */
  | { kind: 'apart'; from: MemberId[] }
  /** All is settled: the microphone of the room hears me too. */
  | { kind: 'shared' };

/** What this member has to know or to settle about the microphone of their room; null for nothing. */
export function microphoneNews(meeting: Meeting, member: MemberId): MicrophoneNews | null {
  const room = sharedRoomOf(meeting, member);
  const sharing = sharingOf(meeting, member);
  if (room === null || sharing === null) return null;
  const { carrier, people, apart, isAgreed } = sharing;
  if (apart.length > 0) return { kind: 'apart', from: apart };
  if (!isShared(sharing)) return null;
  if (carrier === member) {
    if (!isAgreed) return { kind: 'named', by: people.filter((one) => one !== member) };
  } else if (needsCarrier(meeting, room)) {
    const why =
      carrier === null || !isHere(meeting, carrier) ? 'lost' : canSpeak(meeting, carrier) ? 'handsOn' : 'cannot';
    return { kind: 'free', carrier, why };
  }
  return isAgreed ? { kind: 'shared' } : null;
}
