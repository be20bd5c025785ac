import { type ReactNode, useEffect } from 'react';
import { seated } from '../../shared/meeting/people/people';
import { carriedBy, voiceOf } from '../../shared/meeting/people/sharedRooms';
import { talksWhere } from '../../shared/meeting/rights/media';
import type { MemberId } from '../../shared/meeting/state';
import { speakingNow } from '../../shared/meeting/views/floor';
import { useConnection } from '../connection/hooks/context';
import { useMe, useMeeting, useNames } from '../connection/hooks/meeting';
import type { SoundOf } from '../features/seats/round';
import { useMedia, useMediaRoom, useOwn } from '../media/context';
import { isSize, type PictureSize, sizeFor } from '../media/pictureSize';
import { VideoOf } from '../media/playback/video';
import type { NetworkStatus } from '../media/status/networkStatus';

export type Pictures = {
  picture: (member: MemberId) => ReactNode;
  sound: (member: MemberId) => SoundOf;
  /** The member whose screen is shared, if there is one. */
  screenOf: MemberId | null;
};

/** Live pictures and microphone states for the round. Tells the media transport which pictures are drawn large. */
export function usePictures(ownPicture: boolean, otherKeys: readonly MemberId[], network: NetworkStatus): Pictures {
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useNames();
  const media = useMediaRoom();
  const remote = useMedia((state) => state.remote);
  const isMuted = useMedia(({ status, local }) => status !== 'off' && local.microphone !== 'on');
  const speaking = useMedia((state) => state.local.speaking);
  const order = seated(meeting);
  const heard = speakingNow(meeting, connection.now()).map((holder) => holder.member);
  const networkUse = useOwn((state) => state.networkUse);
  const sizes = order.map((member) => `${member}:${sizeFor(networkUse, heard.includes(member))}`).join(' ');
  const isElsewhere = (member: MemberId) => talksWhere(meeting, member) !== 'here';

  useEffect(() => {
    const visible = new Map<MemberId, PictureSize>();
    for (const entry of sizes.split(' ')) {
      const cut = entry.lastIndexOf(':');
      const size = entry.slice(cut + 1);
      visible.set(entry.slice(0, cut), isSize(size) ? size : 'small');
    }
    media.setVisible(visible);
  }, [media, sizes]);

  const heardFrom = (device: MemberId) => {
    if (device === me) return { muted: isMuted, speaking };
    const theirs = remote.get(device);
    return { muted: theirs !== undefined && !theirs.microphoneOn, speaking: theirs?.speaking === true };
  };

  return {
    picture: (member) =>
      (member === me && !ownPicture) || isElsewhere(member) ? null : (
        <VideoOf member={member} kind="camera" label={nameOf(member)} />
      ),
    sound: (member) => {
      if (isElsewhere(member)) return { muted: false, speaking: false, weak: false, trouble: null };
      const device = carriedBy(meeting, member);
      if (device !== member) {
        const weak = member === me ? network.ownWeak : network.weak.includes(member);
        const voice = device === null ? null : heardFrom(device);
        const isTheirs = device !== null && voiceOf(meeting, device) === member;
        return { muted: voice?.muted ?? true, speaking: isTheirs && voice?.speaking === true, weak, trouble: null };
      }
      const voice = voiceOf(meeting, member);
      // Their microphone carries somebody else's voice, beside whose name it is shown.
      const isOthers = voice !== null && voice !== member;
      if (member === me)
        return { muted: isMuted, speaking: speaking && !isOthers, weak: network.ownWeak, trouble: null };
      const theirs = remote.get(member);
      const trouble = otherKeys.includes(member) ? 'otherKey' : (network.broken[member] ?? null);
      // Not said of a microphone that is not connected yet, or that cannot be decrypted.
      const muted = theirs !== undefined && theirs.proof !== 'forged' && !theirs.microphoneOn;
      return { muted, speaking: theirs?.speaking === true && !isOthers, weak: network.weak.includes(member), trouble };
    },
    screenOf: order.find((member) => (remote.get(member)?.screen ?? null) !== null) ?? null,
  };
}
