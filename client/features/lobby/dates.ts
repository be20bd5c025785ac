import { useTranslation } from 'react-i18next';
import { useConnection } from '../../connection/hooks/context';
import { whenText } from '../../ui/text/when';
import type { SeatingTrouble } from './sitDown';

/** The sentence for a refused seat. */
export function useTroubleText(): (trouble: SeatingTrouble) => string {
  const { t } = useTranslation('lobby');
  const connection = useConnection();
  return (trouble) => {
    switch (trouble.error) {
      case 'internal':
        return t('refused.fault', { ref: trouble.ref });
      case 'notOpenYet':
        return t('refused.notOpenYet', { when: whenText(Number(trouble.detail?.opensAt), connection.now()) });
      case 'full':
      case 'ended':
      case 'notAdmitted':
      case 'stale':
      case 'tooFast':
      case 'unavailable':
        return t(`refused.${trouble.error}`);
      default:
        return t('refused.other');
    }
  };
}
