import { expect, test } from 'vitest';
import { must, post, sitDown, TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const write = (client: TestClient, text: string, version: number) =>
  client.change({ what: 'saveHelpContacts', text, version });
const text = 'Counselling at work: 0800 123 456';

test('[AG31] the lead writes whom to turn to once for the group, and everybody reads it', async () => {
  const [ann, ben] = here.all as [TestClient, TestClient];
  expect(await ben.read({ what: 'helpContacts' })).toEqual({ what: 'helpContacts', text: '', version: 0 });
  expect(await write(ben, text, 0)).toMatchObject({ ok: false, error: 'notLead' });
  const told = ben.next('records:changed', (news) => news.what === 'helpContacts');
  must(await write(ann, text, 0));
  await told;
  expect(await ben.read({ what: 'helpContacts' })).toEqual({ what: 'helpContacts', text, version: 1 });
  // Somebody who wrote over an older version is told so, and nothing is lost.
  expect(await write(ann, 'Nobody', 0)).toMatchObject({ ok: false, error: 'stale' });
  must(await write(ann, `${text}, day and night`, 1));
  expect(JSON.stringify(await running.store.readEvents(here.meeting, 0))).not.toContain('0800');
});

test('[AG31] it is there in the next meeting of the group', async () => {
  const [ann] = here.all as [TestClient];
  must(await write(ann, text, 0));
  must(await ann.command({ type: 'startMeeting' }));
  must(await ann.command({ type: 'endMeeting' }));
  const again = { startsAt: null, minutes: null, template: null };
  const { value } = await post<{ meeting: string }>(
    running.url,
    `/api/meetings/${here.meeting}/again`,
    again,
    ann.who.cookie,
  );
  const next = new TestClient(running.url, { meeting: value.meeting, cookie: ann.who.cookie });
  await sitDown(next, null);
  expect(await next.read({ what: 'helpContacts' })).toMatchObject({ text });
  next.close();
  // What people read of the meeting that is over is not written any more.
  expect(await write(ann, 'Nobody', 1)).toMatchObject({ ok: false, error: 'ended' });
});
