import type { PlanField } from '../../../shared/documents/plan';
import type { DemoFormat } from '../../../shared/protocol/http';
import type { EnvelopeKind, IssueCard } from '../../../shared/protocol/records';
import type { MeetingTemplate } from '../../../shared/templates/template';

/**
 * What simulated members say and do. Words belong to a stage by its id: in the slot of the simulated client as `questions`,
 * in the slot of the one person who tries the demo as `yours/questions`, and for the client of a slot as `own/present`.
 * Whoever has the floor and nothing to say passes.
 */
export type SimulatedPerson = {
  name: string;
  says: Readonly<Record<string, string>>;
  /** What they choose in ballots, by stage. */
  votes?: Readonly<Record<string, readonly string[]>>;
  /** One score for each question of the evaluation, and what they write beside them. */
  scores: readonly number[];
  note: string;
};

/** A card that somebody puts into the client's envelope while questions are asked; `by` is a place in the list of people. */
type Card = { by: number; kind: EnvelopeKind; text: string };

export type Drawn =
  | { shape: 'ellipse' | 'rectangle'; x: number; y: number; width: number; height: number }
  | { shape: 'arrow'; x: number; y: number; to: readonly [number, number] }
  | { shape: 'text'; x: number; y: number; text: string };

export type Script = {
  format: DemoFormat;
  title: string;
  template: MeetingTemplate;
  minutes: number;
  /** The first one leads, the second one is client. */
  people: readonly SimulatedPerson[];
  issue: IssueCard;
  /** Answers of the client to those who ask, by place; `you` to the one person who tries the demo. */
  replies: Readonly<Record<string, string>>;
  action: Partial<Record<PlanField, string>> & { what: string };
  cards: readonly Card[];
  yourCards: readonly Card[];
  /** Drawn by the third person while questions are asked, one after the other. */
  board: readonly Drawn[];
};

export const CLIENT = 1;
export const DRAWS = 2;
