import { talkTimeReaders } from '../../shared/meeting/agreement';
import { leadNow, present, seatOf } from '../../shared/meeting/people/people';
import { mayChangeAgreement } from '../../shared/meeting/rights/agreement';
import { reservedFrom } from '../../shared/meeting/rights/connection';
import { isInRoom } from '../../shared/meeting/rights/entry';
import { whoLetsIn } from '../../shared/meeting/views/lobby';
import { meetingFor } from '../../shared/meeting/views/told';
import type { Agreement, JoinView, LobbyView, SeatView } from '../../shared/protocol/meeting';
import type { Hub } from './hub';
import type { SocketConnection } from './socketConnection';

/** What a connection gets when it joins: the view of the room, or of the lobby. */
export function joinView(hub: Hub, caller: SocketConnection, isSigned: boolean): JoinView {
  const isIn = isInRoom(caller.live.meeting(), caller.member);
  const view = isIn ? seatView(hub, caller, isSigned) : lobbyView(hub, caller, isSigned);
  const demo = hub.demoOf(caller.meeting);
  return demo === null ? view : { ...view, demo };
}

function seatView(hub: Hub, { live, member: me, tab, isScreen }: SocketConnection, isSigned: boolean): SeatView {
  return {
    kind: 'seat',
    me,
    tab,
    title: live.title,
    groupName: live.groupName,
    ordinal: live.ordinal,
    meeting: meetingFor(live.meeting(), isScreen ? null : me),
    people: [...live.names].map(([member, name]) => ({ member, name })),
    prompts: [...live.prompts].map(([id, text]) => ({ id, text })),
    agreement: agreementIn(live, isSigned),
    lastChange: live.lastChange,
    serverNow: hub.clock.now(),
    media: hub.mediaKind,
  };
}

/** Its lines are the group's; what the members accept is the version of this meeting. */
function agreementIn(live: SocketConnection['live'], isSigned: boolean): Agreement {
  const meeting = live.meeting();
  return {
    version: meeting.settings.agreementVersion,
    lines: live.agreementLines,
    talkTime: talkTimeReaders(meeting),
    ...(isSigned ? { isSigned: true as const } : {}),
  };
}

function lobbyView(hub: Hub, { live, member: me, tab }: SocketConnection, isSigned: boolean): LobbyView {
  const meeting = live.meeting();
  const lead = leadNow(meeting) ?? meeting.leadership.rightful;
  const admission = seatOf(meeting, me)?.admission ?? 'new';
  return {
    kind: 'lobby',
    me,
    tab,
    group: meeting.group,
    title: live.title,
    groupName: live.groupName,
    // A speaker between their stages is admitted already and waits in the lobby like everybody else.
    admission: admission === 'admitted' ? 'waiting' : admission,
    status: meeting.status,
    startsAt: meeting.startsAt,
    lobbyOpenedAt: meeting.lobbyOpenedAt,
    endsAt: meeting.endsAt,
    minutes: meeting.minutes,
    sound: meeting.settings.sound,
    ...(meeting.template.frame.audioOnly ? { audioOnly: true } : {}),
    leadName: lead === null ? null : (live.names.get(lead) ?? null),
    letsIn: whoLetsIn(meeting, hub.clock.now()).flatMap((one) => live.names.get(one) ?? []),
    isMine: meeting.leadership.rightful === me,
    hereCount: present(meeting).length,
    agreement: agreementIn(live, isSigned),
    mayChangeAgreement: mayChangeAgreement(meeting, me, hub.clock.now()),
    serverNow: hub.clock.now(),
    media: hub.mediaKind,
    connectFrom: hub.hasMediaServer ? reservedFrom(meeting, me, hub.clock.now()) : null,
  };
}
