import { useTranslation } from 'react-i18next';
import { useMeeting } from '../../connection/hooks/meeting';

/** Opens in a new tab, so that nobody leaves the meeting to read it. */
export function ProtectionLink() {
  const { t } = useTranslation('evaluation');
  const { group } = useMeeting();
  return (
    <a href={`/protected#${encodeURIComponent(group)}`} target="_blank" rel="noopener">
      {t('ballot.how')}
    </a>
  );
}
