import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from './buttons';
import { OneLine } from './oneLine';

/** A button for whoever told that an action is done without saying what they learned, and in its place the line for that. */
export function AddLearned({
  what,
  longest,
  line,
  onLine,
  onSend,
}: {
  /** The action. */
  what: string;
  longest: number;
  line: string;
  onLine: (line: string) => void;
  onSend: (learned: string) => Promise<unknown>;
}) {
  const { t } = useTranslation('common');
  const [adds, setAdds] = useState(false);
  if (!adds)
    return (
      <TextButton aria-label={`${t('learned.add')}: ${what}`} onClick={() => setAdds(true)}>
        {t('learned.add')}
      </TextButton>
    );
  return (
    <OneLine
      quiet
      label={t('learned.line')}
      button={t('learned.save')}
      takesFocus
      {...{ longest, line, onLine, onSend }}
    >
      <TextButton onClick={() => setAdds(false)}>{t('learned.notNow')}</TextButton>
    </OneLine>
  );
}
