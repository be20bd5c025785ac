import { useTranslation } from 'react-i18next';
import { useOwn, useOwnMedia } from '../../media/context';
import { type DeviceKind, shownChoice } from '../../media/devices/devices';
import { playTestSound } from '../../media/devices/testSound';
import { useDeviceChoice } from '../../media/devices/useDeviceChoice';
import { SoftButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';

const kinds = ['microphone', 'camera', 'speaker'] as const;

/** The choice of microphone, camera and loudspeaker. A change does not interrupt sound or picture. */
export function DeviceChoice() {
  const { t } = useTranslation('lobby');
  const own = useOwnMedia();
  return (
    <>
      {kinds.map((kind) => (
        <DeviceField key={kind} kind={kind} />
      ))}
      <div>
        <SoftButton icon="volume" onClick={() => void playTestSound(own.state().chosen.speaker)}>
          {t('devices.test')}
        </SoftButton>
      </div>
    </>
  );
}

/**
 * Firefox and Safari list loudspeakers only where a page may choose one. Elsewhere the field for loudspeakers is left
 * out.
 */
function DeviceField({ kind }: { kind: DeviceKind }) {
  const { t } = useTranslation(['deviceHints', 'lobby']);
  const { unopened, choose } = useDeviceChoice();
  const devices = useOwn((state) => state.devices[kind]);
  const shown = useOwn((state) => shownChoice(state.devices[kind], state.chosen[kind]));
  const isOn = useOwn((state) => state.microphone === 'on');
  if (devices.length === 0 && kind === 'speaker') return null;
  const name = t(`lobby:devices.${kind}`);
  return (
    <div>
      <SelectField
        label={name}
        hint={kind === 'microphone' ? t(isOn ? 'device.hint.on' : 'device.hint.off') : undefined}
        error={unopened === null ? undefined : t(`lobby:devices.unopened.${unopened}`)}
        value={shown}
        disabled={devices.length === 0}
        onChange={(event) => void choose(kind, event.target.value)}
      >
        {shown === '' ? (
          <option value="">{t(devices.length === 0 ? 'device.none' : 'lobby:devices.default')}</option>
        ) : null}
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || t('lobby:devices.numbered', { kind: name, number: index + 1 })}
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
    <div className="device-level" aria-hidden="true">
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
