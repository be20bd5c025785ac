import { useTranslation } from 'react-i18next';
import { useOwn, useOwnMedia } from '../../media/context';
import { canBlur } from '../../media/devices/canBlur';
import { Tick } from '../../ui/choice';
import { Notice } from '../../ui/notice';

/** Blurs the background, where this browser can do it. Who chose it before can always take it back. */
export function BlurChoice() {
  const { t } = useTranslation('deviceHints');
  const own = useOwnMedia();
  const blur = useOwn((state) => state.blur);
  if (blur === 'off' && !canBlur()) return null;
  return (
    <div>
      <Tick checked={blur !== 'off'} note={t('blur.note')} onChange={(on) => void own.blurBackground(on)}>
        {t('blur.label')}
      </Tick>
      {blur === 'failed' ? <Notice kind="warn">{t('blur.failed')}</Notice> : null}
    </div>
  );
}
