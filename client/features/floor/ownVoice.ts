import { useEffect } from 'react';
import { mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useOwn } from '../../media/context';

/** Tells the meeting whether I can speak here, so that nobody waits for my voice: I write while this browser has no microphone. */
export function useOwnVoice(): void {
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const may = useMay();
  const hasNone = useOwn(
    ({ support, microphone }) =>
      support !== 'ok' || microphone === 'missing' || microphone === 'refused' || microphone === 'system',
  );
  // In one physical room the microphone of another person carries my voice.
  const isCarried = mediaRights(meeting, me).sharedRoom?.carries === false;
  const writes = hasNone && !isCarried && talksWhere(meeting, me) === 'here';
  const isSaid = meeting.seats[me]?.writes === true;
  const canSay = writes !== isSaid && may('setVoice') === null;
  useEffect(() => {
    if (canSay) void send({ type: 'setVoice', writes });
  }, [canSay, writes, send]);
}
