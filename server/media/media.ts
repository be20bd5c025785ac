import type { MediaRights } from '../../shared/meeting/rights';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import type { MediaTicket } from '../../shared/protocol';

/** Where sound and picture flow. Rights are derived from the meeting's state and pushed when they change; media never blocks the agenda. */
export interface Media {
  readonly kind: 'mesh' | 'livekit' | 'none';
  /** A way in without rights; `tab` is the authorised socket's tab. */
  join(meeting: MeetingId, member: MemberId, tab: string): Promise<MediaTicket>;
  change(meeting: MeetingId, member: MemberId, rights: MediaRights): Promise<void>;
  remove(meeting: MeetingId, member: MemberId): Promise<void>;
  close(meeting: MeetingId): Promise<void>;
  stop(): Promise<void>;
}
