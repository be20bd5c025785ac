import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { useConnection } from '../../connection/hooks/context';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { newId } from '../../connection/newId';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

type SavedChange = { text: string; version: number };

/**
 * The one sentence that the group takes to its next meeting. If two people write at once, each sees the other's text,
 * and neither is lost.
 */
export function OneChange() {
  const { t } = useTranslation('evaluation');
  const connection = useConnection();
  const [saved, setSaved] = useState<SavedChange | null>(null);
  const [unsent, keepUnsent] = useUnsentText('oneChange');
  const [mine, showMine] = useState<string | null>(unsent === '' ? null : unsent);
  const setMine = (text: string | null) => {
    keepUnsent(text ?? '');
    showMine(text);
  };
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');

  useEffect(() => {
    let current = true;
    let seen: number | null = null;
    const read = async () => {
      const known = connection.state().recordsVersion.oneChange;
      if (known === seen) return;
      seen = known;
      const answer = await connection.ask('records:read', { what: 'oneChange' });
      if (!current || !answer.ok || answer.value.what !== 'oneChange') return;
      setSaved({ text: answer.value.text, version: answer.value.version });
    };
    const stop = connection.subscribe(() => void read());
    void read();
    return () => {
      current = false;
      stop();
    };
  }, [connection]);

  // The version that my text started from. If the server has another one, somebody else wrote in the meantime.
  const [base, setBase] = useState(0);
  const theirs = mine !== null && saved !== null && saved.version !== base && saved.text !== mine ? saved.text : null;

  const write = (text: string) => {
    if (mine === null) setBase(saved?.version ?? 0);
    setMine(text);
    setState('idle');
  };
  const save = async (over: number) => {
    if (mine === null || state === 'saving') return;
    setState('saving');
    const text = mine.trim();
    const change = { what: 'saveOneChange', text, version: over } as const;
    const answer = await connection.ask('records:change', { commandId: newId(), change });
    if (answer.ok) {
      setSaved({ text, version: answer.value.version });
      setMine(null);
      setState('idle');
    } else setState('failed');
  };

  return (
    <form
      className="evaluation-change"
      onSubmit={(event) => {
        event.preventDefault();
        void save(base);
      }}
    >
      <TextField
        label={t('result.change')}
        hint={t('result.changeHint')}
        maxLength={longest.oneChange}
        value={mine ?? saved?.text ?? ''}
        onChange={(event) => write(event.target.value)}
        readOnly={state === 'saving'}
      />
      {theirs !== null ? (
        <Notice
          kind="warn"
          actions={
            <>
              <TextButton onClick={() => setMine(null)}>{t('result.takeTheirs')}</TextButton>
              <TextButton onClick={() => void save(saved?.version ?? 0)}>{t('result.keepMine')}</TextButton>
            </>
          }
        >
          {t('result.otherChange', { text: theirs })}
        </Notice>
      ) : (
        <div className="evaluation-save">
          <span role="status">
            {state === 'failed' ? t('result.notSaved') : mine === null && saved?.text ? t('result.saved') : ''}
          </span>
          {mine === null ? null : (
            <SoftButton type="submit" pending={state === 'saving'}>
              {t(state === 'saving' ? 'result.saving' : 'result.save')}
            </SoftButton>
          )}
        </div>
      )}
    </form>
  );
}
