import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Meeting } from '../../../../shared/meeting/state';
import { otherFormats } from '../../../../shared/meeting/views/fittingFormats';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { type RunningApp, startApp } from '../../../support/app';
import { type Gathered, gather, must, post, sitDown, TestClient } from '../../../support/clients';

let running: RunningApp;
let here: Gathered;
const open: TestClient[] = [];
beforeEach(async () => {
  running = await startApp();
  here = await gather(running.url, ['Ann', 'Ben', 'Cleo', 'Dan']);
});
afterEach(async () => {
  here.close();
  for (const client of open.splice(0)) client.close();
  await running.stop();
});

async function held(client: TestClient): Promise<Meeting> {
  must(await client.command({ type: 'startMeeting' }));
  must(await client.command({ type: 'endMeeting' }));
  return client.until(({ status }) => status === 'ended').then(() => client.meeting!);
}

/** The next meeting of the group, with Ann in her seat. */
async function again(template: string | null = null): Promise<TestClient> {
  const { cookie, meeting } = (open.at(-1) ?? here.lead).who;
  const body = { startsAt: null, minutes: null, template };
  const { value } = await post<MeetingPlanned>(running.url, `/api/meetings/${meeting}/again`, body, cookie);
  const client = new TestClient(running.url, { meeting: value.meeting, cookie });
  open.push(client);
  await sitDown(client, null);
  return client;
}

test('[IN7] after four meetings in the same format others are offered, and a new format begins anew', async () => {
  const first = await held(here.lead);
  expect([first.inARow, otherFormats(first)]).toEqual([undefined, []]);
  for (const inARow of [2, 3]) expect((await held(await again())).inARow).toBe(inARow);
  const fourth = await held(await again());
  expect(fourth.inARow).toBe(4);
  const came = { ...fourth, seats: first.seats };
  const offered = otherFormats(came).map(({ id }) => id);
  expect(offered).toHaveLength(3);
  expect(offered).not.toContain('frame.group/block.slot');
  const other = await again('frame.group/block.troika');
  expect(other.meeting?.inARow).toBeUndefined();
});
