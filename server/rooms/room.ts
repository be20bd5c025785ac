import type { Actor, Command } from '../../shared/meeting/commands';
import type { Event } from '../../shared/meeting/events';
import type { GroupId, Meeting, MeetingId } from '../../shared/meeting/state';
import type { Refusal } from '../../shared/refusal';
import type { WordsWrite } from '../store/store';

/** A version is the length of the log after the command. A resent command gets the answer it got the first time. */
export type Outcome = { version: number } | Refusal;

/** What was committed in one turn, with the state on both sides of it. */
export type Committed = { room: Room; before: Meeting; after: Meeting; events: Event[] };

/** One meeting that is in memory: a queue of wishes, the state, and nothing about sockets. */
export interface Room {
  readonly id: MeetingId;
  readonly group: GroupId;
  readonly title: string;
  /** The state after the last committed event. Never mutated: a new object per commit. */
  meeting(): Meeting;
  /**
   * decide -> save -> evolve -> answer -> announce, one command at a time. `commandId` makes a resent member command
   * harmless; the server's own commands have none. `words` are rows saved in the same transaction as the events.
   */
  submit(command: Command, actor: Actor, commandId: string | null, words?: WordsWrite[]): Promise<Outcome>;
}
