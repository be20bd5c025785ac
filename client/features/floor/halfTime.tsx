import { useEffect } from 'react';
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
  useEffect(() => {
    if (isNow) chime('promised');
  }, [isNow]);
  return isNow ? <Notice>{t('banner.halfTime')}</Notice> : null;
}
