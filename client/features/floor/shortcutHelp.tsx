import { useTranslation } from 'react-i18next';
import { SoftButton } from '../../ui/buttons';
import { Tick } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { keyFor, type ShortcutName, setShortcuts, useShortcutsOn } from './shortcuts';
import './shortcutHelp.css';

const mine: ShortcutName[] = [
  'done',
  'hand',
  'later',
  'pass',
  'stop',
  'microphone',
  'camera',
  'board',
  'agenda',
  'people',
  'help',
];
const leads: ShortcutName[] = ['next', 'back', 'undo', 'pause', 'moreTime'];

/** All keyboard shortcuts of the room, and the switch that turns them off. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const on = useShortcutsOn();
  const list = (title: string, names: ShortcutName[]) => (
    <section className="floor-keys">
      <h3>{title}</h3>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keyFor[name].toUpperCase()}</kbd>
            </dt>
            <dd>{t(`roomDialogs:keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
  return (
    <Dialog
      title={t('roomDialogs:keys.title')}
      open={open}
      onClose={onClose}
      wide
      foot={<SoftButton onClick={onClose}>{t('close')}</SoftButton>}
    >
      <div className="floor-key-columns">
        {list(t('roomDialogs:keys.mine'), mine)}
        {list(t('roomDialogs:keys.leads'), leads)}
      </div>
      <Tick checked={on} onChange={setShortcuts} note={t('roomDialogs:keys.onWhy')}>
        {t('roomDialogs:keys.on')}
      </Tick>
    </Dialog>
  );
}
