import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arriveHere } from '../../../client/connection/accountApi';
import { startMeeting, takeInvite } from '../../../client/connection/api';
import { formGroup } from '../../../client/connection/groupsApi';
import { groupsKnownHere, mayBeKnown, rememberGroups } from '../../../client/connection/knownHere';

let answer: object;
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  });
  answer = { ok: true, value: null };
  vi.stubGlobal('fetch', async () => Response.json(answer));
});
afterEach(() => vi.unstubAllGlobals());

const doors = {
  'an account': arriveHere,
  'an invitation, with or without the key of the group': () => takeInvite({} as never),
  'forming a group': () => formGroup({} as never),
  'starting a meeting': () => startMeeting({} as never),
};

test.each(Object.entries(doors))(
  'the first page waits for the server after somebody came in by %s',
  async (_, comeIn) => {
    expect(mayBeKnown()).toBe(false);
    rememberGroups([]);
    expect(mayBeKnown()).toBe(false);
    await comeIn();
    expect(mayBeKnown()).toBe(true);
    // What the server then tells decides.
    rememberGroups([]);
    expect(mayBeKnown()).toBe(false);
  },
);

test('coming in forgets no group, and whoever was refused is not waited for', async () => {
  rememberGroups([{ group: 'harbour', name: 'Harbour' }]);
  await arriveHere();
  expect(groupsKnownHere()).toEqual([{ group: 'harbour', name: 'Harbour' }]);
  rememberGroups([]);
  answer = { ok: false, error: 'signedOut' };
  await arriveHere();
  expect(mayBeKnown()).toBe(false);
});
