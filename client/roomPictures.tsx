import { type ReactNode, useEffect } from 'react';
import type { MemberId } from '../shared/meeting/state';
import { seated, speakingNow } from '../shared/meeting/views';
import { useConnection } from './connection/context';
import { useMe, useMeeting, useNames } from './connection/meeting';
import { useMedia, useMediaRoom } from './media/context';
import { VideoOf } from './media/video';

export type Pictures = {
  picture: (member: MemberId) => ReactNode;
  sound: (member: MemberId) => { muted: boolean; speaking: boolean };
  /** Whose screen is shown to all, if anybody's. */
  screenOf: MemberId | null;
};

/** Live pictures and microphones for the round; tells the media which pictures are drawn large. */
export function usePictures(ownPicture: boolean): Pictures {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useNames();
  const media = useMediaRoom();
  const remote = useMedia((state) => state.remote);
  const microphone = useMedia((state) => state.local.microphone);
  const speaking = useMedia((state) => state.local.speaking);
  const order = seated(meeting);
  const heard = speakingNow(meeting, connection.now()).map((holder) => holder.member);
  const sizes = order.map((member) => `${member}:${heard.includes(member) ? 'large' : 'small'}`).join(' ');
  const isElsewhere = (member: MemberId) =>
    meeting.settings.sound === 'elsewhere' || meeting.seats[member]?.sound === 'elsewhere';

  useEffect(() => {
    const visible = new Map<MemberId, 'large' | 'small'>();
    for (const entry of sizes.split(' ')) {
      const cut = entry.lastIndexOf(':');
      visible.set(entry.slice(0, cut), entry.slice(cut + 1) === 'large' ? 'large' : 'small');
    }
    media.setVisible(visible);
  }, [media, sizes]);

  return {
    picture: (member) =>
      (member === me && !ownPicture) || isElsewhere(member) ? null : (
        <VideoOf member={member} kind="camera" label={nameOf(member)} />
      ),
    sound: (member) => {
      if (isElsewhere(member)) return { muted: false, speaking: false };
      if (member === me) return { muted: microphone !== 'on', speaking };
      const theirs = remote.get(member);
      // Nothing is said about a microphone whose line is not there yet.
      return { muted: theirs !== undefined && !theirs.microphoneOn, speaking: theirs?.speaking ?? false };
    },
    screenOf: order.find((member) => (remote.get(member)?.screen ?? null) !== null) ?? null,
  };
}
