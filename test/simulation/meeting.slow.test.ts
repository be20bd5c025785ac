import { describe, expect, test } from 'vitest';
import { type Tally, walk } from './run';

const SEQUENCES = Number(process.env.SEQUENCES ?? 10_000);
const SEED = Number(process.env.SEED ?? 20261122);

function table(coverage: Tally['coverage']): string {
  const kinds = ['lobby', 'round', 'open', 'oneSpeaker', 'silentWriting', 'vote', 'break', 'ended'];
  const rows = [...coverage].sort().map(([type, row]) => {
    const cells = kinds.map((kind) => String(row.get(kind) ?? '.').padStart(14));
    return type.padEnd(20) + cells.join('');
  });
  return [''.padEnd(20) + kinds.map((kind) => kind.padStart(14)).join(''), ...rows].join('\n');
}

const everyMemberCommand = Object.keys({
  admit: 0,
  addBreak: 0,
  castVote: 0,
  chooseClient: 0,
  closeBallot: 0,
  advanceStage: 0,
  askForTime: 0,
  askToMoveOn: 0,
  beginInterlude: 0,
  closeDraft: 0,
  closeEvaluation: 0,
  confirmSlots: 0,
  declareNoAction: 0,
  declineEvaluation: 0,
  endMeeting: 0,
  extendStage: 0,
  fillRoles: 0,
  giveFloor: 0,
  goBack: 0,
  handOn: 0,
  handOver: 0,
  knock: 0,
  later: 0,
  leave: 0,
  listenAgain: 0,
  lowerHand: 0,
  moveIssue: 0,
  moveToBreakout: 0,
  offerClearAir: 0,
  openSlot: 0,
  orderSlots: 0,
  passTurn: 0,
  pause: 0,
  raiseHand: 0,
  recut: 0,
  refuseEntry: 0,
  removeMember: 0,
  reopenBallot: 0,
  resume: 0,
  sendEvaluation: 0,
  setAdmission: 0,
  setClient: 0,
  setDeputy: 0,
  setEncryption: 0,
  setHelp: 0,
  setMinutes: 0,
  setOneVoice: 0,
  setRole: 0,
  submitWriting: 0,
  setSound: 0,
  setTalkTime: 0,
  showForWhom: 0,
  showQuestionsOnly: 0,
  skipStage: 0,
  startMeeting: 0,
  stopListening: 0,
  supportLead: 0,
  takeFloorBack: 0,
  takeLeadBack: 0,
  takeSeat: 0,
  undoAdvance: 0,
  visitBreakout: 0,
  requestSlot: 0,
});

const everySystemCommand = [
  'noteConnected',
  'noteDisconnected',
  'promoteDeputy',
  'moveFloorOn',
  'stageTimedOut',
  'noteIssueShared',
  'noteActionAccepted',
  'noteActionWithdrawn',
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
    // The rarest commands come once in a thousand meetings: fewer meetings may miss them.
    if (SEQUENCES >= 5_000) {
      const missing = [...everyMemberCommand, ...everySystemCommand].filter((type) => !tally.coverage.has(type));
      expect(missing).toEqual([]);
    }
  }, 900_000);
});
