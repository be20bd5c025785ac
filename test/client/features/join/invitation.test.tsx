import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { Invitation } from '../../../../client/features/join/invitation';
import type { InviteLook } from '../../../../shared/protocol/http';

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});

const look: InviteLook = {
  ...{ kind: 'personal', title: 'Harbour', groupName: 'Harbour', group: 'g', startsAt: null, status: null },
  ...{ formedBy: 'Mara', nextAt: Date.UTC(2031, 2, 10, 17), invitedAs: 'Jonas', makesMember: true, needsName: true },
  ...{ knownAs: null, handed: null },
};
const drawn = (details: Partial<InviteLook>) =>
  renderToStaticMarkup(
    <Invitation
      details={{ ...look, ...details }}
      invite="x"
      hasKey
      onUsed={() => undefined}
      onRefused={() => undefined}
    />,
  );

test('an invitation says who formed the group, when it meets next and what a meeting is like', () => {
  expect(drawn({})).toContain('Mara formed this group.');
  expect(drawn({})).toMatch(/Its next meeting: .*March 10/);
  expect(drawn({})).toContain('gets time for a question from work');
  expect(drawn({ formedBy: null, nextAt: null })).not.toMatch(/formed this group|Its next meeting/);
});

test('a link of my own says whose it is, whether or not this browser knows me', () => {
  expect(drawn({ kind: 'return', knownAs: 'Jonas' })).toContain('This link opens the seat of Jonas.');
  expect(drawn({ kind: 'personal', knownAs: 'Jonas' })).toContain('This browser knows you here as Jonas.');
});

test('an invitation to a meeting says who invites, what it is, and the day, also where that is today', () => {
  const inMeeting = (startsAt: number) => drawn({ startsAt, status: 'lobby', nextAt: null });
  expect(inMeeting(Date.UTC(2031, 2, 10, 17))).toMatch(/Mara invites you to talk by video.*Starts .*March 10/);
  vi.useFakeTimers({ now: new Date(2031, 2, 10, 12) });
  expect(inMeeting(new Date(2031, 2, 10, 17).getTime())).toMatch(/Starts today at 5:00/);
  vi.useRealTimers();
});
