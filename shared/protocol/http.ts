import type { DocumentName, EvaluationTotals, MeetingId } from '../meeting/state';
import type { Action, IssueCard } from './records';

/** What travels over HTTP: starting meetings, invitations, minutes. */

export type StartMeeting = {
  template: string;
  title: string;
  name: string;
  minutes: number;
  startsAt: number | null;
  takesPart: boolean;
  sound: 'here' | 'elsewhere';
  /** Sound and picture are encrypted from browser to browser; so are the group's next meetings, until the lead stops it. */
  encrypted: boolean;
};

/** `invite` goes behind `/j#`; the browser adds its own key after a dot. */
export type MeetingStarted = { meeting: MeetingId; group: string; invite: string };

export type InviteLook = {
  kind: 'group' | 'personal' | 'return';
  title: string;
  groupName: string;
  group: string;
  startsAt: number;
  status: 'lobby' | 'running' | 'ended';
  /** True when a name has to be given; a return link knows it. */
  needsName: boolean;
  /** Set when this browser already has a seat in the group. */
  knownAs: string | null;
};

export type InviteUsed = { meeting: MeetingId; group: string; name: string };

export type Minutes = {
  title: string;
  groupName: string;
  startedAt: number;
  endedAt: number | null;
  attendance: { name: string; minutesPresent: number; role: string }[];
  stages: { words: string; slotOf: string | null; plannedMinutes: number; actualMinutes: number; skipped: boolean }[];
  actions: { name: string; mine: boolean; action: Action }[];
  parking: string[];
  evaluation: EvaluationTotals | null;
  /** Who could have answered when the evaluation was published. */
  evaluationPresent: number | null;
  evaluationTexts: string[];
  /** The latest earlier result of the group, for the ring of last time. */
  lastEvaluation: EvaluationTotals | null;
  oneChange: string | null;
  issues: { name: string; card: IssueCard }[];
  myTalkMs: number | null;
  boards: { document: DocumentName; label: string }[];
  nextStartsAt: number | null;
};
