import { carriesMedia } from '../../shared/meeting/rights/connection';
import { type MediaRights, mediaRights } from '../../shared/meeting/rights/media';
import type { Meeting, MemberId } from '../../shared/meeting/state';
import type { Connection } from '../connection/roomState';
import type { MediaRoom } from './mediaRoom';
import { closedRights } from './rights';

/**
 * Keeps the rights of everybody in step with the meeting: the same state that the server and the other browsers see. When the
 * meeting ends, my microphone goes off: whoever stays to talk turns it on again, and nobody is heard without knowing it.
 */
export function followMeeting(
  room: Pick<MediaRoom, 'setRights' | 'setMicrophone'>,
  connection: Pick<Connection, 'state' | 'subscribe'>,
  me: MemberId,
): () => void {
  let seen: Meeting | null = null;
  let isOver = false;
  const follow = () => {
    const { meeting } = connection.state();
    if (meeting === seen) return;
    seen = meeting;
    if (meeting === null) {
      // Back in the lobby.
      room.setRights(closedRights, new Map());
      return;
    }
    if (meeting.status === 'ended' && !isOver) {
      isOver = true;
      void room.setMicrophone(false, 'meeting');
    }
    const others = new Map<MemberId, MediaRights>();
    for (const member of Object.keys(meeting.seats)) {
      if (member !== me) others.set(member, mediaRights(meeting, member));
    }
    room.setRights(mediaRights(meeting, me), others);
  };
  follow();
  return connection.subscribe(follow);
}

/**
 * Tells what is switched on here and when I speak, and whom this browser hears: seats show the one, talk time is counted from the
 * other.
 */
export function tellPresence(room: MediaRoom, connection: Connection): () => void {
  const hearing = new Set<MemberId>();
  const tellHeard = () => {
    const { remote } = room.state();
    for (const { member, speaking } of remote.values()) {
      if (speaking === hearing.has(member)) continue;
      if (speaking) hearing.add(member);
      else hearing.delete(member);
      connection.presence({ kind: 'heard', member, on: speaking });
    }
    for (const member of hearing) {
      if (remote.has(member)) continue;
      hearing.delete(member);
      connection.presence({ kind: 'heard', member, on: false });
    }
  };
  let said = { speaking: false, microphone: false, camera: false, screen: false };
  let wasHere = false;
  const tell = () => {
    const { local } = room.state();
    const { link, view, meeting } = connection.state();
    // While somebody still checks their devices nothing is told, even where a connection is made already.
    const isHere = link.kind === 'here' && view !== null && meeting !== null && carriesMedia(meeting, view.me);
    if (!isHere) {
      wasHere = false;
      hearing.clear();
      return;
    }
    tellHeard();
    const now = {
      speaking: local.speaking,
      microphone: local.microphone === 'on',
      camera: local.camera === 'on',
      screen: local.screen === 'on',
    };
    const { speaking, ...media } = now;
    if (!wasHere || speaking !== said.speaking) connection.presence({ kind: 'speaking', on: speaking });
    if (
      !wasHere ||
      media.microphone !== said.microphone ||
      media.camera !== said.camera ||
      media.screen !== said.screen
    ) {
      connection.presence({ kind: 'media', ...media });
    }
    said = now;
    wasHere = true;
  };
  tell();
  const stopRoom = room.subscribe(tell);
  const stopConnection = connection.subscribe(tell);
  return () => {
    stopRoom();
    stopConnection();
    if (said.speaking && connection.state().link.kind === 'here') connection.presence({ kind: 'speaking', on: false });
  };
}
