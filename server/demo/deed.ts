import type { MemberCommand } from '../../shared/meeting/commands';
import type { SlotId, StageKey } from '../../shared/meeting/state';
import type { RecordsChange } from '../../shared/protocol/records';
import type { Drawn } from './scripts/script';

export type Act =
  | { kind: 'command'; command: MemberCommand }
  | { kind: 'change'; change: RecordsChange }
  /** Fills in the evaluation. */
  | { kind: 'answer'; from: StageKey }
  | { kind: 'shareIssue'; slot: SlotId }
  | { kind: 'draftAction'; slot: SlotId }
  | { kind: 'acceptAction'; slot: SlotId }
  | { kind: 'draw'; slot: SlotId; drawn: Drawn; place: number };

/** What somebody does next, when they have wanted it for so long. `once`: never again under this key, also when it is refused. */
export type Deed = { key: string; afterMs: number; once: boolean; act: Act };

export const commanded = (command: MemberCommand): Act => ({ kind: 'command', command });
