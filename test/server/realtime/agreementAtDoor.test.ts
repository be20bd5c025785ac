import { expect, test } from 'vitest';
import { type Browser, yesOf } from '../../support/browser';
import { sitDown, TestClient } from '../../support/clients';
import { type Formed, formedGroup } from '../../support/formedGroup';
import { appForEach } from '../../support/forTest';

const running = appForEach({ onDisk: true });

async function given() {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const when = { wall: '2026-03-02T10:10', timeZone: 'Europe/Berlin' };
  const ask = { when, minutes: null, template: null };
  const { people, group } = formed;
  const { meeting } = yesOf(await people.Ann!.post<{ meeting: string }>(`/api/groups/${group}/next`, ask));
  const { version } = (await running.store.group(group))!.agreement;
  return { ...formed, meeting, version };
}
const client = (who: Browser, meeting: string) => new TestClient(running.url, { meeting, cookie: who.cookie });
const signersOf = async ({ group, people }: Pick<Formed, 'group' | 'people'>, version: number) => {
  const signed = (await running.store.signatures(group)).filter((one) => one.version === version);
  return Object.entries(people).flatMap(([name, { me }]) =>
    signed.filter(({ member }) => member === me).map(() => name),
  );
};

test('[AT3] whoever signed the agreement on the page of the group is not asked again at the door', async () => {
  const { people, group, meeting, version } = await given();
  const ben = client(people.Ben!, meeting);
  expect((await ben.join()).agreement).toMatchObject({ version });
  expect((await ben.join()).agreement).not.toHaveProperty('isSigned');
  ben.close();
  yesOf(await people.Ben!.post(`/api/groups/${group}/agreement/sign`, { version }));
  const again = client(people.Ben!, meeting);
  expect((await again.join()).agreement).toMatchObject({ version, isSigned: true });
  again.close();
});

test('[AT3] whoever accepts it at the door has signed it in the group, once', async () => {
  const formed = await given();
  const before = await signersOf(formed, formed.version);
  const ann = client(formed.people.Ann!, formed.meeting);
  await sitDown(ann, null);
  const ben = client(formed.people.Ben!, formed.meeting);
  await sitDown(ben, ann);
  const after = await signersOf(formed, formed.version);
  expect(before).not.toContain('Ben');
  expect(after.filter((name) => name === 'Ann' || name === 'Ben')).toEqual(['Ann', 'Ben']);
  for (const one of [ann, ben]) one.close();
});

test('[AT3] what is told to whoever comes into the room follows the answer, however long signatures take to read', async () => {
  const { people, meeting } = await given();
  const [ann, ben] = [client(people.Ann!, meeting), client(people.Ben!, meeting)];
  await sitDown(ann, null);
  await sitDown(ben, ann);
  await ann.raw('presence', { kind: 'media', microphone: true, camera: false, screen: false });
  const read = running.store.signatures.bind(running.store);
  running.store.signatures = async (group) => {
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    return read(group);
  };
  const again = client(people.Ben!, meeting);
  await again.connect();
  const order: string[] = [];
  again.socket.onAny((event: string) => order.push(event));
  again.socket.emit('meeting:join', { have: null }, () => order.push('the answer'));
  await again.next('presence', () => true, 0);
  expect(order[0]).toBe('the answer');
  for (const one of [ann, ben, again]) one.close();
});
