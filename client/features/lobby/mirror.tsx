import { useTranslation } from 'react-i18next';
import { useOwn } from '../../media/context';
import { Picture } from '../../media/playback/video';
import { initialsOf } from '../../ui/face';
import { Icon } from '../../ui/icon';

const TICKS = 72;

/** My own picture, round like a seat, in a ring that moves with my voice. */
export function Mirror({ name }: { name: string }) {
  const { t } = useTranslation('lobby');
  const picture = useOwn((own) => own.picture);
  const camera = useOwn((own) => own.camera);
  return (
    <div className="lobby-mirror">
      <div className="lobby-mirror-face">
        {picture ? (
          <Picture stream={picture} mirrored label={t('mirror.picture')} className="lobby-mirror-video" />
        ) : (
          <span className="lobby-mirror-empty">
            {name ? <span aria-hidden="true">{initialsOf(name)}</span> : <Icon name="cameraOff" size={40} />}
            {camera === 'off' ? <small>{t('mirror.off')}</small> : null}
          </span>
        )}
      </div>
      <LevelRing />
    </div>
  );
}

function LevelRing() {
  const lit = useOwn((own) => Math.round(own.level * TICKS));
  const step = 200 / TICKS;
  const dash = step * 0.27;
  const ticks = Array.from({ length: lit }, () => `${dash} ${step - dash}`).join(' ');
  return (
    <svg className="lobby-level" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="48.5" pathLength="200" strokeDasharray={`${dash} ${step - dash}`} />
      {lit > 0 ? (
        <circle
          className="lobby-level-on"
          cx="50"
          cy="50"
          r="48.5"
          pathLength="200"
          strokeDasharray={`${ticks} 0 400`}
        />
      ) : null}
    </svg>
  );
}
