import { useSend } from '../../connection/hooks/send';
import { useMediaRoom } from '../../media/context';

/** My microphone and loudspeaker are used for everybody in my room from now on: it is no use closed. */
export function useTakeMicrophone(): () => Promise<void> {
  const send = useSend();
  const media = useMediaRoom();
  return async () => {
    if (await send({ type: 'carryRoom', on: true })) await media.setMicrophone(true);
  };
}
