import { seatOf } from '../../shared/meeting/people';
import { leadNow, present } from '../../shared/meeting/views';
import type { DoorView, JoinView, SeatView } from '../../shared/protocol/meeting';
import { isInRoom } from '../rooms/meeting/inRoom';
import type { Connection, Hub } from './hub';
import { reservedFrom } from './media/reservation';

/** What a socket may see when it joins: the room, or the door. */
export function viewFor(hub: Hub, line: Connection): JoinView {
  return isInRoom(line.room.meeting(), line.member) ? seatView(hub, line) : doorView(hub, line);
}

function seatView(hub: Hub, line: Connection): SeatView {
  const { open, room } = line;
  return {
    kind: 'seat',
    me: line.member,
    tab: line.tab,
    title: room.title,
    groupName: open.groupName,
    ordinal: open.room.row.ordinal,
    meeting: room.meeting(),
    people: [...open.names].map(([member, name]) => ({ member, name })),
    agreement: open.agreement,
    lastChange: open.lastChange,
    serverNow: hub.clock.now(),
    media: hub.media.kind,
  };
}

function doorView(hub: Hub, line: Connection): DoorView {
  const { open, room } = line;
  const meeting = room.meeting();
  const lead = leadNow(meeting) ?? meeting.leadership.rightful;
  const admission = seatOf(meeting, line.member)?.admission ?? 'new';
  return {
    kind: 'door',
    me: line.member,
    tab: line.tab,
    group: meeting.group,
    title: room.title,
    groupName: open.groupName,
    // A speaker between their stages is let in already and waits like everybody at the door.
    admission: admission === 'admitted' ? 'waiting' : admission,
    status: meeting.status,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    minutes: meeting.minutes,
    leadName: lead === null ? null : (open.names.get(lead) ?? null),
    isMine: meeting.leadership.rightful === line.member,
    hereCount: present(meeting).length,
    agreement: open.agreement,
    serverNow: hub.clock.now(),
    media: hub.media.kind,
    connectFrom: hub.media.server ? reservedFrom(meeting, line.member, hub.clock.now()) : null,
  };
}
