import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwn, useOwnMedia } from '../../media/context';
import { rememberedSwitches, rememberSwitches } from '../../media/devices/deviceMemory';
import { type DeviceKind, type DeviceProblem, shownChoice } from '../../media/devices/devices';
import { useDeviceChoice } from '../../media/devices/useDeviceChoice';
import type { OwnDevice } from '../../media/mediaState';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Icon, type IconName } from '../../ui/icon';
import { lazyPart } from '../../ui/lazy/lazyPart';
import { usePreload } from '../../ui/lazy/preload';
import { Notice } from '../../ui/notice';
import { Mirror } from './mirror';

/** Two soft notes, to hear which loudspeaker plays them. Loaded after the page is drawn. */
const testSound = lazyPart(async () => (await import('../../media/devices/testSound')).playTestSound);

const both = { microphone: true, camera: true };

/**
 * Shows people how the others will see and hear them. Opens the devices that this window used last, and both the first
 * time. They stay open in the room. After leaving a meeting, or where nobody hears me (`unasked`), nothing opens by itself,
 * and in a format that begins without pictures no camera. `more` stands below.
 */
export function DeviceCheck({
  name,
  hasLeft = false,
  unasked = false,
  audioOnly = false,
  more = null,
}: {
  name: string;
  hasLeft?: boolean;
  unasked?: boolean;
  audioOnly?: boolean;
  more?: ReactNode;
}) {
  const own = useOwnMedia();
  const support = useOwn((state) => state.support);
  const [opensItself] = useState(!hasLeft);
  useEffect(() => {
    const { microphone, camera } = own.state();
    if (!opensItself || microphone !== 'off' || camera !== 'off') return;
    // What was on in a meeting before would open in the seat.
    if (unasked) return rememberSwitches({ microphone: false, camera: false });
    const before = rememberedSwitches();
    const wanted = before.microphone || before.camera ? before : both;
    void own.open(audioOnly ? { microphone: true, camera: false } : wanted);
  }, [own, opensItself, unasked, audioOnly]);
  return (
    <section className="lobby-check">
      <Mirror name={name} />
      <Heard hasLeft={hasLeft} />
      {support === 'ok' ? (
        <>
          <Switches />
          <Devices />
          <Trouble />
          {more}
        </>
      ) : null}
    </section>
  );
}

/** Says that the voice is heard, and goes on saying so: a pause in speaking is no problem. */
function Heard({ hasLeft }: { hasLeft: boolean }) {
  const { t } = useTranslation('lobby');
  const support = useOwn((own) => own.support);
  const microphone = useOwn((own) => own.microphone);
  const camera = useOwn((own) => own.camera);
  const opening = useOwn((own) => own.opening);
  const speaking = useOwn((own) => own.speaking);
  const device = useOwn((own) => own.chosen.microphone);
  const [heardOn, setHeardOn] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (speaking) setHeardOn(device);
  }, [speaking, device]);
  if (support !== 'ok') {
    return (
      <div className="lobby-heard">
        <Notice kind="warn">{t(`trouble.${support}`)}</Notice>
      </div>
    );
  }
  const [line, more] = ((): [string, string] => {
    if (opening && microphone !== 'on') return [t('mirror.opening'), t('mirror.openingMore')];
    if (hasLeft && microphone === 'off' && camera === 'off') {
      const before = rememberedSwitches();
      const reopens = before.microphone || before.camera;
      return [t('mirror.closed'), t(reopens ? 'mirror.closedReopen' : 'mirror.closedMore')];
    }
    if (microphone === 'off') return [t('mirror.muted'), t('mirror.mutedMore')];
    if (microphone !== 'on' && camera === 'on') return [t('mirror.soundless'), t('mirror.soundlessMore')];
    if (microphone !== 'on') return [t('mirror.silent'), t('mirror.silentMore')];
    if (heardOn !== device) return [t('mirror.say'), t('mirror.sayMore')];
    return [t('mirror.heard'), camera === 'on' ? t('mirror.gone') : t('mirror.noPicture')];
  })();
  return (
    <p className="lobby-heard" role="status">
      {line}
      <span>{more}</span>
    </p>
  );
}

function Switches() {
  const { t } = useTranslation('lobby');
  const own = useOwnMedia();
  const microphone = useOwn((state) => state.microphone);
  const camera = useOwn((state) => state.camera);
  return (
    <div className="lobby-switches">
      <SoftButton
        icon={microphone === 'on' ? 'mic' : 'micOff'}
        pressed={microphone === 'on'}
        onClick={() => void own.setMicrophone(microphone !== 'on')}
      >
        {t('devices.turnMicrophone')}
      </SoftButton>
      <SoftButton
        icon={camera === 'on' ? 'camera' : 'cameraOff'}
        pressed={camera === 'on'}
        onClick={() => void own.setCamera(camera !== 'on')}
      >
        {t('devices.turnCamera')}
      </SoftButton>
    </div>
  );
}

const icons: Record<DeviceKind, IconName> = { microphone: 'mic', camera: 'camera', speaker: 'headphones' };
const kinds = ['microphone', 'camera', 'speaker'] as const;

function Devices() {
  const { t } = useTranslation('lobby');
  const own = useOwnMedia();
  const { unopened, choose } = useDeviceChoice();
  usePreload(testSound);
  const hear = async () => {
    const play = await testSound.ask();
    await play?.(own.state().chosen.speaker);
  };
  return (
    <>
      <fieldset className="lobby-devices">
        <legend className="aloud">{t('devices.group')}</legend>
        {kinds.map((kind) => (
          <DeviceSelect key={kind} kind={kind} onChoose={(deviceId) => void choose(kind, deviceId)} />
        ))}
        <TextButton icon="volume" onClick={() => void hear()}>
          {t('devices.test')}
        </TextButton>
      </fieldset>
      {unopened === null ? null : (
        <Notice kind="warn" className="lobby-trouble">
          {t(`devices.unopened.${unopened}`)}
        </Notice>
      )}
    </>
  );
}

/** Shown only when there is more than one device. */
function DeviceSelect({ kind, onChoose }: { kind: DeviceKind; onChoose: (deviceId: string) => void }) {
  const { t } = useTranslation('lobby');
  const devices = useOwn((state) => state.devices[kind]);
  const shown = useOwn((state) => shownChoice(state.devices[kind], state.chosen[kind]));
  if (devices.length < 2) return null;
  return (
    <label className="lobby-device">
      <Icon name={icons[kind]} size={20} />
      <span className="aloud">{t(`devices.${kind}`)}</span>
      <select value={shown} onChange={(event) => onChoose(event.target.value)}>
        {shown === '' ? <option value="">{t('devices.default')}</option> : null}
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || t('devices.numbered', { kind: t(`devices.${kind}`), number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  );
}

const isTrouble = (device: OwnDevice): device is DeviceProblem => device !== 'on' && device !== 'off';

function Trouble() {
  const { t } = useTranslation('lobby');
  const own = useOwnMedia();
  const microphone = useOwn((state) => state.microphone);
  const camera = useOwn((state) => state.camera);
  const lines = ((): string[] => {
    if (isTrouble(microphone) && microphone === camera) return [t(`trouble.both.${microphone}`)];
    return [
      isTrouble(microphone) ? t(`trouble.microphone.${microphone}`) : null,
      isTrouble(camera) ? t(`trouble.camera.${camera}`) : null,
    ].filter((line) => line !== null);
  })();
  if (lines.length === 0) return null;
  const again = () => void own.open({ microphone: isTrouble(microphone), camera: isTrouble(camera) });
  return (
    <Notice
      kind="warn"
      className="lobby-trouble"
      actions={<TextButton onClick={again}>{t('trouble.again')}</TextButton>}
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
