import { useTranslation } from 'react-i18next';
import { useRoom } from '../../connection/hooks/context';
import { isCutOff } from '../../connection/roomState';

/** Why a button that moves the meeting is closed: without a connection, what is shown may be old. Null while there is one. */
export function useWaits(): string | null {
  const { t } = useTranslation('room');
  return useRoom(isCutOff) ? t('next.waits') : null;
}
