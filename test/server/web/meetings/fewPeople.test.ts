import { expect, test } from 'vitest';
import type { MeetingPlanned, MeetingSummary } from '../../../../shared/protocol/http';
import { must, post, type TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben']);

test('[AG32] two of a larger group hold a meeting for two, and the next one has the planned format again', async () => {
  const [ann, ben] = here.all as [TestClient, TestClient];
  const planned = ann.meeting!.minutes;
  must(await ann.command({ type: 'chooseFormat', format: 'frame.buddy' }));
  await ben.until(({ template }) => template.frame.id === 'frame.buddy');
  must(await ben.command({ type: 'startMeeting' }));
  for (const client of here.all) await client.until(({ status }) => status === 'running');
  for (let stages = 0; stages < 10 && ann.meeting?.status === 'running'; stages += 1) {
    const from = ann.meeting.current!;
    for (const client of here.all) must(await client.command({ type: 'askToMoveOn', from, on: true }));
    await ann.until(({ current }) => current !== from);
  }
  await ann.until(({ status }) => status === 'ended');
  const shown = await fetch(`${running.url}/api/meetings/${here.meeting}`, { headers: { cookie: ann.who.cookie } });
  const summary = (await shown.json()) as { value: MeetingSummary };
  expect(summary.value.minutes).toBe(ann.meeting!.minutes);
  const again = { startsAt: null, minutes: null, template: null };
  const next = await post<MeetingPlanned>(running.url, `/api/meetings/${here.meeting}/again`, again, ann.who.cookie);
  const [opened] = await running.store.readEvents(next.value.meeting, 0);
  expect(opened).toMatchObject({ type: 'meetingOpened', minutes: planned, template: { frame: { id: 'frame.group' } } });
});
