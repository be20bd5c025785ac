import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useSavedText } from '../../connection/hooks/savedText';
import { TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useSavedWord } from '../../ui/savedText';

/**
 * The one sentence that the group takes to its next meeting, saved while somebody writes it. If two people write at once,
 * each sees the other's text, and neither is lost.
 */
export function OneChange() {
  const { records } = useRecords({ what: 'oneChange' });
  return records ? <ChangeField stored={records} /> : null;
}

function ChangeField({ stored }: { stored: { text: string; version: number } }) {
  const { t } = useTranslation('evaluation');
  const change = useChangeRecords();
  const savedWord = useSavedWord();
  const saved = useSavedText({
    stored,
    send: (text, version) => change({ what: 'saveOneChange', text, version }),
    about: 'oneChange',
  });
  return (
    <div className="evaluation-change">
      <TextField
        label={t('result.change')}
        hint={t('result.changeHint')}
        maxLength={longest.oneChange}
        value={saved.text}
        onChange={(event) => saved.write(event.target.value)}
        onBlur={() => void saved.keep()}
      />
      {saved.saving === 'stale' ? (
        <Notice
          kind="warn"
          actions={
            <>
              <TextButton onClick={saved.giveWay}>{t('result.takeTheirs')}</TextButton>
              <TextButton onClick={saved.insist}>{t('result.keepMine')}</TextButton>
            </>
          }
        >
          {t('result.otherChange', { text: stored.text })}
        </Notice>
      ) : (
        <p className="evaluation-quiet" role="status">
          {saved.saving === 'saved' && saved.text.trim() === '' ? null : savedWord(saved.saving)}
        </p>
      )}
    </div>
  );
}
