import { useTranslation } from 'react-i18next';
import { mediaRights, talksWhere } from '../../../shared/meeting/rights/media';
import { stageNow } from '../../../shared/meeting/standing';
import { queue } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMay, useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useMedia, useMediaRoom } from '../../media/context';
import { ControlButton } from '../../ui/buttons';
import type { MenuEntry } from '../../ui/dialogProps';
import { useShortcut } from './shortcuts';

/** What my camera is, and my screen while I share it, for a button and for an entry of a menu. */
function usePictureControls() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const media = useMediaRoom();
  const camera = useMedia((state) => state.local.camera);
  const screen = useMedia((state) => state.local.screen);
  const reason = mediaRights(meeting, me).camera;
  return {
    camera: {
      isOn: camera === 'on',
      label: t(`bar.cameraIs.${camera}`),
      icon: camera === 'on' && !reason ? 'camera' : 'cameraOff',
      closed: reason ? t(`closed.${reason}`) : null,
      toggle: () => void media.setCamera(camera !== 'on'),
    },
    screen:
      screen === 'on'
        ? ({ label: t('bar.stopScreen'), icon: 'screenOff', stop: () => void media.shareScreen(false) } as const)
        : null,
  } as const;
}

/** My camera and my shared screen as entries of a menu, where the bar has no room for them. */
export function useSoundEntries(): MenuEntry[] {
  const meeting = useMeeting();
  const me = useMe();
  const { camera, screen } = usePictureControls();
  if (talksWhere(meeting, me) !== 'here') return [];
  const { label, icon, closed } = camera;
  const entries: MenuEntry[] = [{ id: 'camera', label, icon, closed, onChoose: camera.toggle }];
  if (screen !== null)
    entries.push({ id: 'stopScreen', label: screen.label, icon: screen.icon, onChoose: screen.stop });
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
  const { camera, screen } = usePictureControls();
  const rights = mediaRights(meeting, me);
  const elsewhere = talksWhere(meeting, me) !== 'here';
  const toggleMicrophone = () => void media.setMicrophone(microphone !== 'on');
  useShortcut('microphone', elsewhere || rights.microphone ? null : toggleMicrophone);
  useShortcut('camera', elsewhere || camera.closed ? null : camera.toggle);
  const may = useMay();
  const mayAsk = rights.microphone === 'oneVoice' && may('raiseHand') === null;
  const isAsking = queue(meeting).some((hand) => hand.member === me);
  const voiceClosed =
    rights.microphone === 'oneVoice'
      ? t(mayAsk ? 'closed.oneVoiceAsk' : isAsking ? 'closed.oneVoiceAsked' : 'closed.oneVoice')
      : rights.microphone
        ? t(`closed.${rights.microphone}`)
        : null;
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
        icon={camera.icon}
        name={t('bar.camera')}
        label={camera.label}
        variant={camera.isOn ? 'open' : 'plain'}
        closed={camera.closed}
        onClick={camera.toggle}
      />
      {screen === null ? null : (
        <ControlButton icon={screen.icon} label={screen.label} variant="open" onClick={screen.stop} />
      )}
    </>
  );
}
