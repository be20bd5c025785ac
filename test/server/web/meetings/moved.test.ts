import { expect, test } from 'vitest';
import { ownPromptOf } from '../../../../shared/meeting/agenda/ownPrompt';
import { blockOf } from '../../../../shared/meeting/agenda/slotBlock';
import type { Meeting } from '../../../../shared/meeting/state';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { gather, must, post, sitDown, type TestClient } from '../../../support/clients';
import { appForEach, clientForTest } from '../../../support/forTest';

const MINUTE = 60_000;

const running = appForEach();

/** A group whose first meeting was held, and people at a date that is planned for it. */
async function planned() {
  const names = ['Ann', 'Ben', 'Cleo', 'Dan'];
  const here = await gather(running.url, names);
  must(await here.lead.command({ type: 'startMeeting' }));
  must(await here.lead.command({ type: 'endMeeting' }));
  here.close();
  const at = (minutes: number) =>
    post<MeetingPlanned>(
      running.url,
      `/api/meetings/${here.meeting}/again`,
      { startsAt: running.clock.now() + minutes * MINUTE, minutes: null, template: null },
      here.lead.who.cookie,
    ).then(({ value }) => value.meeting);
  /** They sit down one after the other; the lead comes in first. */
  const seatedIn = async (meeting: string, order: readonly string[]) => {
    const clients = new Map<string, TestClient>();
    for (const name of order) {
      const { cookie } = here.people[name]!.who;
      const client = clientForTest(running.url, { meeting, cookie, name });
      await sitDown(client, clients.get('Ann') ?? null);
      clients.set(name, client);
    }
    return (name: string) => clients.get(name)!;
  };
  return { at, seatedIn };
}

/** Also of somebody who has no place on the agenda any more. */
const slotOf = (meeting: Meeting, member: string) =>
  Object.values(meeting.slots).find(({ client }) => client === member)!;

/** The lead's own text in this stage of somebody's slot, as it is shown to this person. */
function textIn(client: TestClient, member: string, id: string): string | undefined {
  const meeting = client.meeting!;
  const stage = meeting.agenda.find(({ key }) => key === `${slotOf(meeting, member).id}/${id}`);
  const view = client.view?.kind === 'seat' ? client.view : null;
  return view?.prompts.find((one) => stage !== undefined && one.id === ownPromptOf(meeting, stage))?.text;
}

test('[AG41] what was prepared for one slot goes with its client when the date is moved, whoever comes first', async () => {
  const { at, seatedIn } = await planned();
  const then = await seatedIn(await at(5), ['Ann', 'Ben', 'Cleo', 'Dan']);
  const [ann, ben, cleo, dan] = ['Ann', 'Ben', 'Cleo', 'Dan'].map((name) => then(name).me) as [
    string,
    string,
    string,
    string,
  ];
  const lead = then('Ann');
  const before = await lead.until(({ slots }) => Object.values(slots).length === 4);
  const say = async (place: string, text: string) =>
    must(await lead.change({ what: 'setPrompt', place, text, seen: lead.meeting!.version }));
  const usual = blockOf(before, slotOf(before, ben).id)!;
  const stage = usual.stages[1]!.id;
  await say('checkin', 'What moved?');
  await say(`${slotOf(before, ben).id}/${stage}`, 'Ben wants three.');
  await say(`${slotOf(before, dan).id}/${stage}`, 'Dan wants none.');
  must(await lead.command({ type: 'setBlock', slot: slotOf(before, cleo).id, block: 'block.hotseat' }));
  must(await lead.command({ type: 'removeMember', member: dan }));
  await lead.until(({ seats }) => seats[dan]?.admission === 'removed');

  // The others sit down in another order than before.
  const now = await seatedIn(await at(12), ['Ann', 'Cleo', 'Ben']);
  const meeting = await now('Ann').until(({ agenda, slots }) =>
    agenda.some(({ slot }) => slots[slot ?? '']?.client === ben),
  );
  expect([ann, ben, cleo].map((member) => textIn(now('Ben'), member, stage))).toEqual([
    undefined,
    'Ben wants three.',
    undefined,
  ]);
  const blocks = [ann, ben, cleo].map((member) => blockOf(meeting, slotOf(meeting, member).id)?.id);
  expect(blocks).toEqual([usual.id, usual.id, 'block.hotseat']);
  // What was written for somebody who was removed is nobody's.
  expect(Object.values(meeting.slots).map(({ client }) => client)).not.toContain(dan);
  expect(Object.keys(meeting.prompts ?? {})).toHaveLength(2);
});

test('[AG47] minutes, stages and breaks that were chosen by hand are those of the meeting at its new date', async () => {
  const { at, seatedIn } = await planned();
  const names = ['Ann', 'Ben', 'Cleo'];
  const then = await seatedIn(await at(5), names);
  must(
    await then('Ann').command({
      type: 'changeAgenda',
      changes: [
        { type: 'setMinutes', of: 'checkin', minutes: 9 },
        { type: 'skipStage', stage: 'progress', skipped: true },
        { type: 'addBreak', before: 'evaluate', minutes: 6 },
      ],
    }),
  );
  const now = await seatedIn(await at(10), names);
  const { agenda } = await now('Ann').until(({ slots }) => Object.values(slots).length === 3);
  expect(agenda.find(({ key }) => key === 'checkin')?.minutes).toBe(9);
  expect(agenda.some(({ key }) => key === 'progress')).toBe(false);
  const place = agenda.findIndex(({ key }) => key === 'evaluate');
  expect(agenda[place - 1]).toMatchObject({ kind: 'break', minutes: 6 });
});
