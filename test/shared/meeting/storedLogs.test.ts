import { describe, expect, test } from 'vitest';
import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import type { Meeting } from '../../../shared/meeting/state';
import { EVENT_FORMAT, upcast } from '../../../shared/meeting/upcast';
import { digest, storedLogs, storeLog } from '../../fixtures/storedLogs';
import { wholeMeetings } from '../../fixtures/wholeMeetings';

/** The states after each event of a log, the first one after its first event. */
function statesOf(log: readonly Event[]): Meeting[] {
  let meeting: Meeting | null = null;
  return log.map((event) => {
    meeting = evolve(meeting, event);
    return meeting;
  });
}

/** Run with WRITE_LOGS=1 when events get a new format, and commit what it writes. */
if (process.env.WRITE_LOGS) {
  test('writes the logs of whole meetings in the format of today', () => {
    for (const [name, hold] of Object.entries(wholeMeetings)) {
      const { log } = hold();
      storeLog(EVENT_FORMAT, name, log, statesOf(log));
    }
  });
}

describe('stored logs', () => {
  test.each(storedLogs().map((log) => [`${log.name} in format ${log.format}`, log] as const))(
    '%s replays to the same state after every event',
    (_, { format, rows, digests, last }) => {
      const states = statesOf(rows.map((row) => upcast(row, format) as Event));
      expect(states.at(-1)).toEqual(last);
      expect(states.findIndex((state, index) => digest(state) !== digests[index])).toBe(-1);
      expect(states).toHaveLength(digests.length);
    },
  );

  test('the logs of each format hold whole meetings, with everything that a meeting can have', () => {
    const formats = new Map<number, Set<string>>();
    for (const { format, rows } of storedLogs()) {
      const types = formats.get(format) ?? new Set();
      for (const row of rows) types.add((upcast(row, format) as Event).type);
      formats.set(format, types);
    }
    expect([...formats.keys()]).toEqual([1, EVENT_FORMAT]);
    const missing = (format: number) => everyType.filter((type) => !formats.get(format)?.has(type));
    expect(missing(1)).toEqual([
      'agendaChanged',
      'agendaChangeUndone',
      'agreementChanged',
      'agreementSigned',
      'agreementWritten',
      'ballotClosed',
      'blockSet',
      'ballotReopened',
      'breakoutJoined',
      'breakoutVisited',
      'breakoutsEnded',
      'breakoutsMade',
      'clientSet',
      'endMoved',
      'firstPassSet',
      'forWhomShown',
      'formatChosen',
      'formClosed',
      'formDeclined',
      'formSent',
      'interludeBegun',
      'lobbyOpened',
      'pageReleased',
      'promptSet',
      'recordRemoved',
      'removalAsked',
      'rolesSet',
      'roomClosed',
      'sharedRoomSet',
      'slotsReopened',
      'turnsSet',
      'voiceSet',
      'voteCast',
      'writingMarked',
    ]);
    expect(missing(EVENT_FORMAT)).toEqual([]);
  });
});

const kinds: Record<Event['type'], true> = {
  admissionSet: true,
  admitted: true,
  agendaChanged: true,
  agendaChangeUndone: true,
  agendaPlanned: true,
  agreementChanged: true,
  agreementSigned: true,
  agreementWritten: true,
  arrived: true,
  ballotClosed: true,
  blockSet: true,
  ballotReopened: true,
  breakoutJoined: true,
  breakoutVisited: true,
  breakoutsEnded: true,
  breakoutsMade: true,
  clientSet: true,
  deputySet: true,
  draftClosed: true,
  encryptionSet: true,
  endMoved: true,
  entryRefused: true,
  evaluationMoved: true,
  firstPassSet: true,
  floorAdjusted: true,
  forWhomShown: true,
  formatChosen: true,
  formClosed: true,
  formDeclined: true,
  formSent: true,
  floorGiven: true,
  floorMovedOn: true,
  floorTakenBack: true,
  handLowered: true,
  handRaised: true,
  helpSet: true,
  interludeBegun: true,
  issueShared: true,
  knocked: true,
  leadPassed: true,
  leadSupported: true,
  left: true,
  lobbyOpened: true,
  connectionBack: true,
  connectionLost: true,
  listeningResumed: true,
  listeningStopped: true,
  meetingEnded: true,
  meetingOpened: true,
  meetingStarted: true,
  memberRemoved: true,
  minutesCut: true,
  moveOnAsked: true,
  oneVoiceSet: true,
  outcomeSet: true,
  pageReleased: true,
  promptSet: true,
  questionsOnlyShown: true,
  recordRemoved: true,
  removalAsked: true,
  rolesSet: true,
  roomClosed: true,
  seatTaken: true,
  sharedRoomSet: true,
  slotRequested: true,
  slotsConfirmed: true,
  slotsReopened: true,
  soundSet: true,
  stageEntered: true,
  stageExtended: true,
  stagePaused: true,
  stageResumed: true,
  stagesSkipped: true,
  timeAsked: true,
  turnEnded: true,
  turnsSet: true,
  turnPassed: true,
  turnPutOff: true,
  voiceSet: true,
  voteCast: true,
  writingMarked: true,
};

const everyType = Object.keys(kinds);
