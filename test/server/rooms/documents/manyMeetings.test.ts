import { expect, test } from 'vitest';
import { toBase64 } from '../../../../shared/bytes';
import { documentName } from '../../../../shared/documents/names';
import { commonSlot } from '../../../../shared/meeting/pages';
import { gather, must, post, sitDown, TestClient } from '../../../support/clients';
import { appForAll } from '../../../support/forTest';

const running = appForAll();

test('[FA14] what a member may cost the server is one allowance for all the meetings they are in', async () => {
  const { lead, meeting, group } = await gather(running.url, ['Ann']);
  must(await lead.command({ type: 'endMeeting' }));
  const again = { startsAt: null, minutes: null, template: null };
  const { value } = await post<{ meeting: string }>(
    running.url,
    `/api/meetings/${meeting}/again`,
    again,
    lead.who.cookie,
  );
  const next = new TestClient(running.url, { meeting: value.meeting, cookie: lead.who.cookie });
  await sitDown(next, null);
  /** As large as an update may be, and nothing that can be read: it costs the reading. */
  const update = toBase64(new Uint8Array(100_000).fill(255));
  const sender = async (client: TestClient) => {
    const document = documentName({ group, meeting: client.who.meeting, kind: 'notes', slot: commonSlot });
    const { clientId } = must(await client.ask('document:open', { document, stateVector: null }));
    return () => client.ask('document:update', { document, clientId, update });
  };
  const [inTheFirst, inTheNext] = [await sender(lead), await sender(next)];
  const waits = { ok: true, value: { outcome: 'retry' } };
  let sent = 0;
  for (; sent < 100; sent += 1) if ((await inTheFirst()).ok) break;
  expect(await inTheFirst()).toMatchObject(waits);
  expect(await inTheNext()).toMatchObject(waits);
  lead.close();
  next.close();
});
