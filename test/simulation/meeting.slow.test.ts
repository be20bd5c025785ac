import { describe, expect, test } from 'vitest';
import { memberCommand } from '../../shared/meeting/commands';
import { type Tally, walk } from './run';

const SEQUENCES = Number(process.env.SEQUENCES ?? 5_000);
const SEED = Number(process.env.SEED ?? 20261122);

function table(coverage: Tally['coverage']): string {
  const kinds = ['lobby', 'round', 'open', 'oneSpeaker', 'silentWriting', 'vote', 'break', 'ended'];
  const rows = [...coverage].sort().map(([type, row]) => {
    const cells = kinds.map((kind) => String(row.get(kind) ?? '.').padStart(14));
    return type.padEnd(20) + cells.join('');
  });
  return [''.padEnd(20) + kinds.map((kind) => kind.padStart(14)).join(''), ...rows].join('\n');
}

const everyMemberCommand = memberCommand.options.map(({ shape }) => shape.type.value);

const everySystemCommand = [
  'noteConnected',
  'noteDisconnected',
  'promoteDeputy',
  'moveFloorOn',
  'stageTimedOut',
  'noteIssueShared',
  'noteActionAccepted',
  'noteActionWithdrawn',
  'noteAgreementWritten',
  'noteAgreementSigned',
  'freezeEvaluation',
  'voidEvaluation',
  'startReveal',
  'publishEvaluation',
  'giveUpEvaluation',
];

describe('random meetings', () => {
  test(`[PR1] ${SEQUENCES} random meetings keep every invariant, replay to the same state, and refuse without a trace`, () => {
    const tally: Tally = { accepted: 0, refused: 0, coverage: new Map() };
    console.info(`seed ${SEED}: run one with SEED=<failing seed> SEQUENCES=1`);
    for (let index = 0; index < SEQUENCES; index++) walk(SEED + index, tally);
    const rate = tally.accepted / (tally.accepted + tally.refused);
    console.info(`${tally.accepted} accepted, ${tally.refused} refused: ${(rate * 100).toFixed(1)} % accepted`);
    console.info(table(tally.coverage));
    expect(rate).toBeGreaterThan(0.5);
    // The rarest commands come two or three times in a thousand meetings: few meetings may miss them.
    if (SEQUENCES >= 5_000) {
      const missing = [...everyMemberCommand, ...everySystemCommand].filter((type) => !tally.coverage.has(type));
      expect(missing).toEqual([]);
    }
  }, 900_000);
});
