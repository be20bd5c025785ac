import type { DocumentName } from '../protocol';
import type { Meeting, MemberId } from './state';

/** Why a control is closed; the client shows it in words. */
export type MediaReason =
  | 'clientListens'
  | 'oneVoice'
  | 'privateStage'
  | 'break'
  | 'elsewhere'
  | 'notSeated'
  | 'notInStage'
  | 'ended';

/** What a member may send and receive now. `null` means allowed, otherwise the reason it is not. */
export type MediaRights = {
  microphone: MediaReason | null;
  camera: MediaReason | null;
  /** Who has the floor may share a screen (D28). */
  screen: MediaReason | 'notYourFloor' | null;
  hear: MediaReason | null;
};

/** What a member may do with a document. Hard: membership, role, document. Soft: the stage (the screen is read-only). */
export type DocumentRights = { read: boolean; write: boolean; softReadOnly: 'clientListens' | 'draftClosed' | null };

export declare function mediaRights(meeting: Meeting, member: MemberId): MediaRights;
export declare function documentRights(meeting: Meeting, member: MemberId, document: DocumentName): DocumentRights;
