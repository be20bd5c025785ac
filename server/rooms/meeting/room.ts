import type { Actor, Command } from '../../../shared/meeting/commands';
import type { GroupId, Meeting, MeetingId, MemberId } from '../../../shared/meeting/state';
import type { Refusal } from '../../../shared/refusal';
import type { RecordWrite } from '../../store/store';

/** A version is the length of the log after the command. A command that is sent again gets the answer it got the first time. */
export type Outcome = { version: number } | Refusal;

export type CommandId = string | { member: MemberId; id: string } | null;

/** What other parts of a live meeting need: its state, and a way to submit commands. */
export interface Room {
  readonly id: MeetingId;
  readonly group: GroupId;
  /** The state after the last committed event. Never mutated: a new object per commit. */
  meeting(): Meeting;
  /**
   * decide -> save -> evolve -> answer -> announce, one command at a time. `commandId` makes a member's command harmless
   * when it is sent again; the server's own commands have none, or name the member whose change of records they belong to.
   * `records` are rows saved in the same transaction as the events. Rejects with StoreUnavailable when nothing was done.
   */
  submit(command: Command, actor: Actor, commandId: CommandId, records?: RecordWrite[]): Promise<Outcome>;
}
