import { expect, test } from 'vitest';
import type { Meeting } from '../../../../shared/meeting/state';
import { otherFormats } from '../../../../shared/meeting/views/fittingFormats';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { must, post, sitDown, type TestClient } from '../../../support/clients';
import { clientForTest, gatherForEach } from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo', 'Dan']);

async function held(client: TestClient): Promise<Meeting> {
  must(await client.command({ type: 'startMeeting' }));
  must(await client.command({ type: 'endMeeting' }));
  return client.until(({ status }) => status === 'ended').then(() => client.meeting!);
}

/** The meeting of the group after this one, with Ann in her seat. */
async function after(last: TestClient, template: string | null = null): Promise<TestClient> {
  const { cookie, meeting } = last.who;
  const body = { startsAt: null, minutes: null, template };
  const { value } = await post<MeetingPlanned>(running.url, `/api/meetings/${meeting}/again`, body, cookie);
  const client = clientForTest(running.url, { meeting: value.meeting, cookie });
  await sitDown(client, null);
  return client;
}

test('[IN7] after four meetings in the same format others are offered, and a new format begins anew', async () => {
  const first = await held(here.lead);
  expect([first.inARow, otherFormats(first)]).toEqual([undefined, []]);
  let last = here.lead;
  for (const inARow of [2, 3, 4]) {
    last = await after(last);
    expect((await held(last)).inARow).toBe(inARow);
  }
  const fourth = last.meeting!;
  const came = { ...fourth, seats: first.seats };
  const offered = otherFormats(came).map(({ id }) => id);
  expect(offered).toHaveLength(3);
  expect(offered).not.toContain('frame.group/block.slot');
  const other = await after(last, 'frame.group/block.troika');
  expect(other.meeting?.inARow).toBeUndefined();
});
