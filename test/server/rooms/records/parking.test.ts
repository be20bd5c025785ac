import { expect, test } from 'vitest';
import { must, type TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { here, person } = gatherForEach(['Ann', 'Ben', 'Cleo', 'Dan']);

const itemsFor = async (client: TestClient) => (await client.read({ what: 'parking' })).items;

test('[RC9] a topic may be written down for somebody else, who alone says how important and how urgent it is', async () => {
  const [ben, cleo] = [person('Ben'), person('Cleo')];
  must(await ben.change({ what: 'park', text: 'Her father', of: cleo.me }));
  const topic = async () => (await itemsFor(here.lead))[0]!;
  const { id } = await topic();
  expect(await topic()).toMatchObject({ kind: 'topic', by: ben.me, of: cleo.me, score: null });
  const scored = { what: 'scoreParked', item: id, importance: 9, urgency: 8 } as const;
  for (const other of [ben, here.lead]) expect(await other.change(scored)).toMatchObject({ error: 'notAllowed' });
  const told = ben.next('records:changed', (news) => news.what === 'parking');
  must(await cleo.change(scored));
  await told;
  expect((await topic()).score).toEqual({ importance: 9, urgency: 8 });
  for (const urgency of [0, 11, 2.5]) expect(await cleo.change({ ...scored, urgency })).toMatchObject({ ok: false });
  expect(await ben.change({ what: 'offerHelp', item: id, on: true })).toMatchObject({ error: 'notAllowed' });
  for (const of of ['nobody', 'x'.repeat(64)])
    expect(await ben.change({ what: 'park', text: 'Whose?', of })).toMatchObject({ error: 'notAllowed' });
});

test('[RC9] whose topic it is takes it off the list, also when somebody else wrote it down', async () => {
  const [ben, cleo, dan] = [person('Ben'), person('Cleo'), person('Dan')];
  must(await ben.change({ what: 'park', text: 'Her father', of: cleo.me }));
  const [topic] = await itemsFor(ben);
  expect(await dan.change({ what: 'unpark', item: topic!.id })).toMatchObject({ error: 'notAllowed' });
  must(await cleo.change({ what: 'unpark', item: topic!.id }));
  expect(await itemsFor(ben)).toEqual([]);
});

test('[RC9] progress and requests make one list; everybody else may offer help with a request, and take it back', async () => {
  const [ben, cleo, dan] = [person('Ben'), person('Cleo'), person('Dan')];
  must(await ben.change({ what: 'park', kind: 'request', text: 'A lawyer in Graz' }));
  must(await cleo.change({ what: 'park', kind: 'progress', text: 'The shop is open' }));
  expect(await cleo.change({ what: 'park', kind: 'request', text: 'Hers', of: ben.me })).toMatchObject({
    error: 'notAllowed',
  });
  const list = () => itemsFor(dan);
  const found = await list();
  const [request, progress] = ['request', 'progress'].map((kind) => found.find((one) => one.kind === kind));
  const offer = (client: TestClient, item: string, on = true) => client.change({ what: 'offerHelp', item, on });
  for (const answer of await Promise.all([dan, cleo, here.lead].map((client) => offer(client, request!.id))))
    must(answer);
  must(await offer(cleo, request!.id, false));
  expect(new Set((await list()).find(({ id }) => id === request!.id)!.helpers)).toEqual(
    new Set([dan.me, here.lead.me]),
  );
  expect(await offer(ben, request!.id)).toMatchObject({ error: 'notAllowed' });
  expect(await offer(dan, progress!.id)).toMatchObject({ error: 'notAllowed' });
  const scored = { what: 'scoreParked', item: request!.id, importance: 1, urgency: 1 } as const;
  expect(await ben.change(scored)).toMatchObject({ error: 'notAllowed' });
});
