import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { isSpeechExpected, speakingNow } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useMedia, useMediaRoom, useOwn, useOwnMedia } from '../../media/context';
import { useLargeMesh } from '../../media/transports/mesh/useLargeMesh';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { createMutedSpeech } from './mutedSpeech';
import { createPoorConnection } from './poorConnection';
import { ScreenHint } from './screenHint';
import { createSilentMicrophone } from './silentMicrophone';
import { useHint } from './useHint';
import './deviceHints.css';

/** What people should know about their own sound and picture: calm notices above the room. */
export function RoomHints({ onDevices }: { onDevices: () => void }) {
  return (
    <>
      <PulledHint />
      <MutedHint />
      <SilentHint onDevices={onDevices} />
      <ScreenHint />
      <PoorNetworkHint />
      <LargeRoomHint />
    </>
  );
}

/** My microphone was pulled while it was on, and there is no other. Said once: it closes by itself when it is back. */
function PulledHint() {
  const { t } = useTranslation('deviceHints');
  const isPulled = useOwn((state) => state.microphonePulled);
  const [isRead, setRead] = useState(false);
  if (!isPulled && isRead) setRead(false);
  if (!isPulled || isRead) return null;
  return (
    <Notice kind="warn" actions={<TextButton icon="close" aria-label={t('close')} onClick={() => setRead(true)} />}>
      {t('pulled')}
    </Notice>
  );
}

/**
 * I speak into a microphone that I switched off myself, where the others would want to hear me. Where the stage
 * switches it off, my bar gives the reason instead.
 */
function MutedHint() {
  const { t } = useTranslation('deviceHints');
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const media = useMediaRoom();
  const own = useOwnMedia();
  const [watch] = useState(createMutedSpeech);
  const mayBeHeard = mediaRights(meeting, me).microphone === null;
  const [shown, show] = useHint((now) => {
    const { microphone, speaksUnheard } = own.state();
    const isAwaited = mayBeHeard && isSpeechExpected(meeting, me, connection.now());
    return watch.step(speaksUnheard, isAwaited && microphone === 'off', now);
  });
  if (!shown) return null;
  return (
    <Notice
      className="device-hint-muted"
      mark="micOff"
      actions={
        <>
          <TextButton
            icon="close"
            aria-label={t('close')}
            onClick={() => {
              watch.dismiss(performance.now());
              show(false);
            }}
          />
          <SoftButton onClick={() => void media.setMicrophone(true)}>{t('muted.turnOn')}</SoftButton>
        </>
      }
    >
      {t('muted.text')}
    </Notice>
  );
}

/** My microphone is on and gives no sound at all. */
function SilentHint({ onDevices }: { onDevices: () => void }) {
  const { t } = useTranslation('deviceHints');
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const own = useOwnMedia();
  const [watch] = useState(createSilentMicrophone);
  const [shown, show] = useHint((now) => {
    const { microphone, microphoneDead, chosen } = own.state();
    const hasFloor = speakingNow(meeting, connection.now()).some(({ member }) => member === me);
    return watch.step({ on: microphone === 'on', dead: microphoneDead, hasFloor, device: chosen.microphone }, now);
  });
  if (!shown) return null;
  return (
    <Notice
      kind="warn"
      actions={
        <>
          <SoftButton onClick={onDevices}>{t('silent.other')}</SoftButton>
          <TextButton
            icon="close"
            aria-label={t('close')}
            onClick={() => {
              watch.dismiss();
              show(false);
            }}
          />
        </>
      }
    >
      {t('silent.text')}
    </Notice>
  );
}

/** My network has been poor for a while: proposes smaller pictures once. */
function PoorNetworkHint() {
  const { t } = useTranslation('deviceHints');
  const own = useOwnMedia();
  const media = useMediaRoom();
  const [watch] = useState(createPoorConnection);
  const [shown, show] = useHint((now) => {
    const { local, remote, poorNetwork } = media.state();
    const pictures = local.camera === 'on' || [...remote.values()].some(({ camera }) => camera !== null);
    return watch.step({ weak: poorNetwork, hasPictures: own.state().networkUse === 'full' && pictures }, now);
  });
  if (!shown) return null;
  const done = () => {
    watch.dismiss();
    show(false);
  };
  return (
    <Notice
      explains
      actions={
        <>
          <SoftButton
            onClick={() => {
              done();
              void own.setNetworkUse('smaller');
            }}
          >
            {t('network.useSmaller')}
          </SoftButton>
          <TextButton icon="close" aria-label={t('close')} onClick={done} />
        </>
      }
    >
      {t('network.weak')}
    </Notice>
  );
}

/** Says once why the pictures of the others are gone, or never came. */
function LargeRoomHint() {
  const { t } = useTranslation('deviceHints');
  const meeting = useMeeting();
  const me = useMe();
  const isLarge = useLargeMesh();
  const hasCamera = useMedia((state) => state.local.camera === 'on');
  const [isRead, setRead] = useState(false);
  if (!isLarge || isRead || mediaRights(meeting, me).hear === 'elsewhere') return null;
  const sentences = [t('large.text'), hasCamera ? t('large.mine') : '', isLead(meeting, me) ? t('large.lead') : ''];
  return (
    <Notice explains actions={<TextButton icon="close" aria-label={t('close')} onClick={() => setRead(true)} />}>
      {sentences.filter((sentence) => sentence !== '').join(' ')}
    </Notice>
  );
}
