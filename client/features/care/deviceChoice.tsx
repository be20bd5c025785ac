import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaRoom, useOwn, useOwnMedia } from '../../media/context';
import { type DeviceKind, type DeviceProblem, shownChoice } from '../../media/devices';
import { playTestSound } from '../../media/testSound';
import { SoftButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';

const kinds = ['microphone', 'camera', 'speaker'] as const;

/** Which microphone, camera and loudspeaker; changing one drops nothing. */
export function DeviceChoice() {
  const { t } = useTranslation('care');
  const own = useOwnMedia();
  return (
    <>
      {kinds.map((kind) => (
        <DeviceField key={kind} kind={kind} />
      ))}
      <div>
        <SoftButton icon="volume" onClick={() => void playTestSound(own.state().chosen.speaker)}>
          {t('device.test')}
        </SoftButton>
      </div>
    </>
  );
}

/** Firefox and Safari name loudspeakers only where they let a page choose one; elsewhere there is nothing to choose. */
function DeviceField({ kind }: { kind: DeviceKind }) {
  const { t } = useTranslation('care');
  const room = useMediaRoom();
  const devices = useOwn((state) => state.devices[kind]);
  const shown = useOwn((state) => shownChoice(state.devices[kind], state.chosen[kind]));
  const [unopened, setUnopened] = useState<DeviceProblem | null>(null);
  const isOn = useOwn((state) => state.microphone === 'on');
  if (devices.length === 0 && kind === 'speaker') return null;
  const name = t(`device.${kind}`);
  const choose = async (deviceId: string) => {
    setUnopened(null);
    setUnopened(await room.chooseDevice(kind, deviceId));
  };
  return (
    <div>
      <SelectField
        label={name}
        hint={kind === 'microphone' ? t(isOn ? 'device.hint.on' : 'device.hint.off') : undefined}
        error={unopened === null ? undefined : t(`device.unopened.${unopened}`)}
        value={shown}
        disabled={devices.length === 0}
        onChange={(event) => void choose(event.target.value)}
      >
        {shown === '' ? <option value="">{t(devices.length === 0 ? 'device.none' : 'device.default')}</option> : null}
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || t('device.numbered', { kind: name, number: index + 1 })}
          </option>
        ))}
      </SelectField>
      {kind === 'microphone' ? <Level /> : null}
    </div>
  );
}

function Level() {
  const percent = useOwn((state) => Math.round(state.level * 100));
  return (
    <div className="care-level" aria-hidden="true">
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
