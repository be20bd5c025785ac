import { useTranslation } from 'react-i18next';
import { SoftButton, TextButton } from './buttons';

/** Both answers to somebody who came by the group's link. */
export function LetInButtons({
  name,
  isBusy,
  onAnswer,
}: {
  name: string;
  isBusy: boolean;
  onAnswer: (letIn: boolean) => void;
}) {
  const { t } = useTranslation('coming');
  return (
    <>
      <SoftButton icon="check" aria-label={t('letInNamed', { name })} pending={isBusy} onClick={() => onAnswer(true)}>
        {t('letIn')}
      </SoftButton>
      <TextButton aria-label={t('turnAwayNamed', { name })} pending={isBusy} onClick={() => onAnswer(false)}>
        {t('turnAway')}
      </TextButton>
    </>
  );
}
