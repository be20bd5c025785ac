import { useTranslation } from 'react-i18next';
import { type MediaReason, mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import { stageNow } from '../../../shared/meeting/standing';
import { queue } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMedia, useMediaRoom } from '../../media/context';
import { ControlButton } from '../../ui/buttons';
import type { MenuEntry } from '../../ui/dialogProps';
import { useShortcut } from './shortcuts';

/** My camera and my shared screen as entries of a menu, where the bar has no room for them. */
export function useSoundEntries(): MenuEntry[] {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const media = useMediaRoom();
  const camera = useMedia((state) => state.local.camera);
  const screen = useMedia((state) => state.local.screen);
  const reason = mediaRights(meeting, me).camera;
  if (talksWhere(meeting, me) !== 'here') return [];
  const entries: MenuEntry[] = [
    {
      id: 'camera',
      label: t(`bar.cameraIs.${camera}`),
      icon: camera === 'on' && !reason ? 'camera' : 'cameraOff',
      closed: reason ? t(`closed.${reason}`) : null,
      onChoose: () => void media.setCamera(camera !== 'on'),
    },
  ];
  if (screen === 'on') {
    entries.push({
      id: 'stopScreen',
      label: t('bar.stopScreen'),
      icon: 'screenOff',
      onChoose: () => void media.shareScreen(false),
    });
  }
  return entries;
}

/** My microphone, my camera and my shared screen. */
export function SoundControls() {
  const { t } = useTranslation('room');
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const media = useMediaRoom();
  const microphone = useMedia((state) => state.local.microphone);
  const camera = useMedia((state) => state.local.camera);
  const screen = useMedia((state) => state.local.screen);
  const rights = mediaRights(meeting, me);
  const elsewhere = talksWhere(meeting, me) !== 'here';
  const toggleMicrophone = () => void media.setMicrophone(microphone !== 'on');
  const toggleCamera = () => void media.setCamera(camera !== 'on');
  useShortcut('microphone', elsewhere || rights.microphone ? null : toggleMicrophone);
  useShortcut('camera', elsewhere || rights.camera ? null : toggleCamera);
  const closed = (reason: MediaReason | 'notYourFloor' | null) => (reason ? t(`closed.${reason}`) : null);
  const may = useMay();
  const mayAsk = rights.microphone === 'oneVoice' && may('raiseHand') === null;
  const isAsking = queue(meeting).some((hand) => hand.member === me);
  const voiceClosed =
    rights.microphone === 'oneVoice'
      ? t(mayAsk ? 'closed.oneVoiceAsk' : isAsking ? 'closed.oneVoiceAsked' : 'closed.oneVoice')
      : closed(rights.microphone);
  if (talksWhere(meeting, me) === 'allElsewhere') return null;
  if (elsewhere) {
    return (
      <ControlButton
        className="floor-stays"
        icon="headphones"
        label={t('bar.talkHere')}
        onClick={() => void send({ type: 'setSound', sound: 'here' })}
      />
    );
  }
  const askFor = () => {
    const at = stageNow(meeting);
    if (at && connection.state().meeting) void send({ type: 'raiseHand', from: at });
  };
  return (
    <>
      <ControlButton
        className="floor-microphone floor-stays"
        icon={microphone === 'on' && !rights.microphone ? 'mic' : 'micOff'}
        name={t('bar.microphone')}
        label={t(`bar.microphoneIs.${microphone}`)}
        variant={microphone === 'on' ? 'open' : 'plain'}
        closed={voiceClosed}
        onClosed={mayAsk ? askFor : undefined}
        onClick={toggleMicrophone}
      />
      <ControlButton
        icon={camera === 'on' && !rights.camera ? 'camera' : 'cameraOff'}
        name={t('bar.camera')}
        label={t(`bar.cameraIs.${camera}`)}
        variant={camera === 'on' ? 'open' : 'plain'}
        closed={closed(rights.camera)}
        onClick={toggleCamera}
      />
      {screen === 'on' ? (
        <ControlButton
          icon="screenOff"
          label={t('bar.stopScreen')}
          variant="open"
          onClick={() => void media.shareScreen(false)}
        />
      ) : null}
    </>
  );
}
