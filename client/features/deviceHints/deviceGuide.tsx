import { useTranslation } from 'react-i18next';
import { useOwn } from '../../media/context';
import { aboutHere, browserOf, isPhone, platformOf } from '../../media/devices/platform';
import type { OwnDevice } from '../../media/mediaState';
import './deviceHints.css';

const outside = (device: OwnDevice): device is 'system' | 'inUse' => device === 'system' || device === 'inUse';

/** Explains the settings of the operating system when the browser itself cannot open a device. */
export function DeviceGuide() {
  const { t } = useTranslation('deviceHints');
  const microphone = useOwn((state) => state.microphone);
  const camera = useOwn((state) => state.camera);
  const trouble = [microphone, camera].find((device) => device === 'system') ?? [microphone, camera].find(outside);
  if (trouble !== 'system' && trouble !== 'inUse') return null;
  const about = aboutHere();
  const platform = platformOf(about);
  const both = outside(microphone) && outside(camera);
  const values = {
    browser: t(`blocked.browser.${browserOf(about)}`),
    what: t(both ? 'blocked.both' : outside(microphone) ? 'blocked.microphone' : 'blocked.camera'),
  };
  const summary = trouble === 'inUse' ? 'inUse' : isPhone(about) ? 'systemPhone' : 'systemComputer';
  return (
    <details className="device-guide" open={trouble === 'system'}>
      <summary>{t(`blocked.${summary}`)}</summary>
      <ol>
        <li>{t(`blocked.${platform}.path`, values)}</li>
        <li>{t(`blocked.${platform}.allow`, values)}</li>
        <li>{t('blocked.again')}</li>
      </ol>
    </details>
  );
}
