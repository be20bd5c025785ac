import { describe, expect, test } from 'vitest';
import type { Event } from '../../../shared/meeting/events';
import { evolve, evolveTold } from '../../../shared/meeting/evolve';
import { removalVote } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { upcast } from '../../../shared/meeting/upcast';
import { ballotNow } from '../../../shared/meeting/views/ballot';
import { votersNow } from '../../../shared/meeting/views/besideStage';
import { castLines } from '../../../shared/meeting/views/casting';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { nextStep } from '../../../shared/meeting/views/nextStep';
import { eventsFor, eventsInFile, meetingFor, numbered, toldApart } from '../../../shared/meeting/views/told';
import { leadVote, moveOnVote, timeVote } from '../../../shared/meeting/views/votes';
import { favoursFor, someFavour } from '../../../shared/meeting/views/whatFits';
import { digest, storedLogs } from '../../fixtures/storedLogs';
import { comparable, secretsOfOthers } from '../../support/told';
import { opened, running } from './support';

/** Everything that screens count, and who has voted. */
function counts(meeting: Meeting, of: readonly MemberId[]) {
  const at = currentStage(meeting);
  const ballot = at?.stage.ballot?.decides === 'consent' ? null : ballotNow(meeting, 'nobody');
  return {
    moveOn: moveOnVote(meeting),
    time: timeVote(meeting),
    lead: of.map((member) => leadVote(meeting, member)),
    removal: of.map((member) => removalVote(meeting, member)),
    favours: of.map((member) => favoursFor(meeting, member)),
    someFavour: someFavour(meeting),
    ballot: ballot && { counts: [...ballot.counts], missing: ballot.missing, chosen: ballot.chosen },
    voters: votersNow(meeting),
    cast: at?.stage.ballot?.options === 'roles' ? castLines(meeting) : null,
    next: nextStep(meeting),
  };
}

/** Tells a log to one reader in frames of one to three events, as a room would, and looks at all that they get. */
function follow(log: readonly Event[], reader: MemberId | null): void {
  let whole: Meeting | null = null;
  let told: Meeting | null = null;
  for (let from = 0, size = 1; from < log.length; from += size, size = (size % 3) + 1) {
    const events = log.slice(from, from + size);
    const before: Meeting | null = whole;
    const after: Meeting = events.reduce<Meeting | null>(evolve, before)!;
    whole = after;
    const expected = meetingFor(after, reader);
    const held = secretsOfOthers({ meeting: expected }, reader);
    if (told === null) {
      told = expected;
      continue;
    }
    const sent = eventsFor(before, events, reader);
    expect(sent).toHaveLength(events.length);
    expect([...held, ...secretsOfOthers({ events: sent, in: after }, reader)]).toEqual([]);
    if (reader !== null && !toldApart(events).has(reader)) expect(sent).toEqual(eventsFor(before, events, null));
    const next: Meeting = evolveTold(told, sent, numbered(after).numbers);
    told = next;
    if (digest(comparable(next)) !== digest(comparable(expected)))
      expect(comparable(next)).toEqual(comparable(expected));
    const members = Object.keys(after.seats);
    const [seen, counted] = [counts(next, members), counts(after, members)];
    if (JSON.stringify(seen) !== JSON.stringify(counted)) expect(seen).toEqual(counted);
  }
}

describe('[BA12] what stands by number is told by number', () => {
  const logs = storedLogs().map(({ name, format, rows }) => ({
    name: `${name} in format ${format}`,
    log: rows.map((row) => upcast(row, format) as Event),
  }));

  test.each(logs)(
    '$name: each reader is told their own votes and requests, of others the counts of the server',
    ({ log }) => {
      const members = [...new Set(log.flatMap((event) => (event.type === 'arrived' ? [event.member] : [])))];
      for (const reader of [null, ...members.slice(0, 2)]) follow(log, reader);
    },
  );

  test('those logs hold every kind of secret, by id', () => {
    const held = logs.flatMap(({ log }) => secretsOfOthers({ events: log }, null)).join('\n');
    for (const kind of ['votes', 'favours', 'moveOn', 'moreTime', 'support', 'moveOnAsked', 'timeAsked', 'voteCast'])
      expect(held).toContain(kind);
  });

  test('a frame without a secret is the same for everybody', () => {
    const plain = running().log.filter((event) => toldApart([event]).size === 0);
    expect(eventsFor(null, plain, 'ann')).toBe(plain);
  });

  test('[AT12] who asks to remove somebody is told to nobody else, and how many do to everybody', () => {
    const scene = opened({ lead: null });
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.sit(member);
    const before = scene.state;
    const events = scene.when('ann', { type: 'askToRemove', member: 'dan', on: true });
    for (const reader of ['ben', 'dan', null]) {
      const told = eventsFor(before, events, reader);
      expect(secretsOfOthers({ events: told }, reader)).toEqual([]);
      const meeting = evolveTold(meetingFor(before, reader), told, numbered(scene.state).numbers);
      expect(removalVote(meeting, 'dan')).toEqual({ count: 1, needed: 2 });
      expect(secretsOfOthers({ meeting }, reader)).toEqual([]);
    }
    expect(meetingFor(scene.state, 'ann').removalAsked).toEqual({ dan: ['ann'] });
    expect(secretsOfOthers({ events }, 'dan')).toEqual(['removalAsked of ann']);
    expect(secretsOfOthers({ meeting: scene.state }, 'dan')).not.toEqual([]);
  });

  test('[AG22] whoever only favours another issue than before has done nothing that is told with their name', () => {
    const scene = running();
    while (scene.talk.kind !== 'vote') scene.when('ann', { type: 'advanceStage' });
    const wish = { type: 'requestSlot', slot: true, minutes: null } as const;
    scene.when('ben', { ...wish, favours: ['cleo'] });
    const before = scene.state;
    const events = scene.when('ben', { ...wish, favours: ['dan'] });
    expect(eventsFor(before, events, 'cleo')).toMatchObject([{ type: 'slotRequested', member: null, wishes: {} }]);
    expect(eventsFor(before, events, 'ben')).toEqual(events);
    expect(meetingFor(scene.state, 'cleo').numbers).toEqual({ favours: { dan: 1 } });
    const other = scene.when('ben', { ...wish, slot: false, favours: ['dan'] });
    expect(eventsFor(before, other, 'cleo')).toMatchObject([
      { member: 'ben', wishes: { ben: { slot: false, minutes: null, favours: [] } } },
    ]);
  });

  test('a file holds no vote by id, not that one of two people did not want it, nor who answered a form', () => {
    for (const { log } of logs) {
      const events = eventsInFile(log);
      expect(events).toHaveLength(log.length);
      const held = secretsOfOthers({ events: events as Event[], in: log.reduce<Meeting | null>(evolve, null)! }, null);
      expect(held).toEqual([]);
      for (const { type, ...event } of events) {
        if (type === 'formSent' || type === 'formDeclined') expect(event).toEqual({ at: expect.any(Number) });
        if (type === 'evaluationMoved') expect(JSON.stringify(event)).not.toMatch(/"answerers":\[/);
      }
    }
    const cast = { type: 'voteCast', stage: 'x1/ask', at: 1 } as const;
    const no: Event = { ...cast, member: 'dan', votes: { dan: ['no'] }, chosen: ['no'] };
    expect(eventsInFile([logs[0]!.log[0]!, no])[1]).toEqual({ ...cast, member: null, votes: {} });
  });
});
