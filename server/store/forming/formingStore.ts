import type { Event } from '../../../shared/meeting/events';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { GroupRow, InviteRow, MeetingRow, MemberRow, SessionRow } from '../rows';

/** Somebody who was invited to a group by name or e-mail address, before and after they came. */
export type InvitedRow = {
  id: string;
  group: GroupId;
  name: string | null;
  email: string | null;
  invitedAt: Time;
  /** Their link; another one takes its place when it is lost. */
  secretHash: InviteRow['secretHash'];
  /** Who they became; null until they come. */
  member: MemberId | null;
  /** Who invited them; null: nobody noted it. */
  by: MemberId | null;
  /** When their link was mailed, or taken to be passed on; null: nobody has told them. */
  toldAt: Time | null;
};

/** A group with everything that it begins with, and a first meeting where its date is known. */
export type NewGroup = {
  group: GroupRow;
  /** Who formed it. */
  member: MemberRow;
  invites: readonly InviteRow[];
  invited: readonly InvitedRow[];
  session: SessionRow;
  /** The token that the browser of the session had before. */
  former?: SessionRow['tokenHash'];
  first: { meeting: MeetingRow; events: readonly Event[] } | null;
};

/** Forming a group, and the people whom it invites one by one. Who comes by the group's link is not among them. */
export interface FormingStore {
  create(group: NewGroup): Promise<void>;
  /** In the order in which they were invited. */
  invited(group: GroupId): Promise<InvitedRow[]>;
  /** The person for whom a link was made. */
  invitedBehind(secretHash: InviteRow['secretHash']): Promise<InvitedRow | null>;
  /**
   * With their links; `row`: null for a link that is for nobody by name. Nothing is kept when the member who invites has been
   * removed (`removed`), and when the group would then hold more than `most` people (`full`): members, people who were
   * invited and have not come, and links of the last kind that still work.
   */
  invite(
    invited: readonly { row: InvitedRow | null; invite: InviteRow }[],
    by: MemberId,
    limit: { now: Time; most: number },
  ): Promise<'invited' | 'removed' | 'full'>;
  /**
   * Their old link stops working, and the new one, of which nobody has told them yet, stands for them, with `email` at another address. False when they came
   * meanwhile, or were taken off.
   */
  renewLink(id: string, invite: InviteRow, now: Time, email?: string): Promise<boolean>;
  /** They were told of the link that they have now. */
  noteTold(group: GroupId, ids: readonly string[], now: Time): Promise<void>;
  /** Takes somebody off who has not come. False when they came meanwhile. */
  takeOff(id: string, now: Time): Promise<boolean>;
  /**
   * Erases the addresses of people who never came and whose links do not work any more, with the mails to them; somebody of whom
   * nothing else is known is taken off. Answers how many there were.
   */
  forgetAddresses(now: Time): Promise<number>;
  /** What is stored of the link by which anybody can come to the group now; null when there is none. */
  groupLink(group: GroupId, now: Time): Promise<InviteRow['secretHash'] | null>;
}
