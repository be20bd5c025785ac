import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isHalfTime } from '../../../shared/meeting/views/clocks';
import { useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { Notice } from '../../ui/notice';
import { chime } from './chime';

/** A pair shares its time: both hear and read when half of it is gone. */
export function HalfTime() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const isNow = useAtNow((now) => isHalfTime(meeting, now));
  // A page that is loaded within that moment only shows it: its person may have heard the chime before the reload.
  const wasNow = useRef(isNow);
  useEffect(() => {
    if (isNow && !wasNow.current) chime('promised');
    wasNow.current = isNow;
  }, [isNow]);
  return isNow ? <Notice>{t('banner.halfTime')}</Notice> : null;
}
