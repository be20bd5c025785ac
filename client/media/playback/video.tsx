import { useEffect, useRef } from 'react';
import type { MemberId } from '../../../shared/meeting/state';
import { useRoom } from '../../connection/hooks/context';
import { useMedia } from '../context';
import { onReturn } from '../onReturn';

/** One stream in a silent picture; sound is played by `RoomSound` alone, so nobody is heard twice. */
export function Picture({
  stream,
  mirrored = false,
  label,
  className,
}: {
  stream: MediaStream | null;
  mirrored?: boolean;
  label: string;
  className?: string;
}) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.srcObject = stream;
    const play = () => {
      if (video.srcObject !== null && video.paused) void video.play().catch(() => undefined);
    };
    play();
    const stopWaiting = onReturn(play);
    return () => {
      stopWaiting();
      video.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={element}
      className={className}
      style={mirrored ? { transform: 'scaleX(-1)' } : undefined}
      aria-label={label}
      autoPlay
      playsInline
      muted
      disablePictureInPicture
    />
  );
}

/** Somebody's camera or shared screen; draws nothing while there is none, so that initials can stand in its place. */
export function VideoOf({
  member,
  kind,
  label,
  className,
}: {
  member: MemberId;
  kind: 'camera' | 'screen';
  label: string;
  className?: string;
}) {
  const isMe = useRoom((state) => state.view?.me === member);
  const stream = useMedia((state) => {
    if (isMe) return kind === 'camera' ? state.local.picture : null;
    const remote = state.remote.get(member);
    return (kind === 'camera' ? remote?.camera : remote?.screen) ?? null;
  });
  if (stream === null) return null;
  return (
    <Picture
      stream={stream}
      mirrored={isMe && kind === 'camera'}
      label={label}
      {...(className === undefined ? {} : { className })}
    />
  );
}
