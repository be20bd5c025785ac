import { expect, test } from 'vitest';
import type { RoomState } from '../../../client/connection/roomState';
import { needsNoDevice } from '../../../client/media/context';
import type { LobbyView } from '../../../shared/protocol/meeting';
import { Logged } from '../aMeeting';

/** What the browser of the member `a` knows of their meeting. */
function inside(log = new Logged()): Pick<RoomState, 'link' | 'view' | 'meeting'> {
  return { link: { kind: 'here' }, view: log.view(), meeting: log.state };
}
function inLobby(status: LobbyView['status']): Pick<RoomState, 'link' | 'view' | 'meeting'> {
  const { me, tab, title, groupName, agreement, serverNow, media } = new Logged().view();
  const view: LobbyView = {
    ...{ me, tab, title, groupName, agreement, serverNow, media, status },
    kind: 'lobby',
    group: 'group',
    isMine: false,
    connectFrom: null,
    admission: 'left',
    startsAt: 0,
    endsAt: 0,
    minutes: 60,
    leadName: null,
    letsIn: [],
    sound: 'here',
    hereCount: 0,
    mayChangeAgreement: false,
  };
  return { link: { kind: 'here' }, view, meeting: null };
}

test('devices stay open in the room, in the lobby, and while the line is down', () => {
  expect(needsNoDevice(inside())).toBe(false);
  expect(needsNoDevice({ ...inside(), link: { kind: 'reconnecting', since: 0 } })).toBe(false);
  expect(needsNoDevice(inLobby('lobby'))).toBe(false);
  expect(needsNoDevice(inLobby('running'))).toBe(false);
  expect(needsNoDevice({ link: { kind: 'connecting' }, view: null, meeting: null })).toBe(false);
});

test('they close when another window takes the seat, when somebody is turned away, and when the meeting is over', () => {
  expect(needsNoDevice({ ...inside(), link: { kind: 'elsewhere' } })).toBe(true);
  expect(needsNoDevice({ ...inside(), link: { kind: 'refused', why: 'removed' } })).toBe(true);
  expect(needsNoDevice(inLobby('ended'))).toBe(true);
  const log = new Logged();
  log.do({ type: 'startMeeting' }, 'a');
  expect(needsNoDevice(inside(log))).toBe(false);
  log.do({ type: 'endMeeting' }, 'a');
  expect(needsNoDevice(inside(log)), 'people may still talk').toBe(false);
  log.now += 15 * 60_000;
  log.do({ type: 'closeRoom' });
  expect(needsNoDevice(inside(log))).toBe(true);
});

test('[MR4] they close for who talks somewhere else', () => {
  const log = new Logged();
  log.do({ type: 'setSound', sound: 'elsewhere' }, 'b');
  expect(needsNoDevice(inside(log))).toBe(false);
  log.do({ type: 'setSound', sound: 'elsewhere' }, 'a');
  expect(needsNoDevice(inside(log))).toBe(true);
});
