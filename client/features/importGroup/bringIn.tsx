import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { ImportFault, ImportHolds } from '../../../shared/protocol/imports';
import { sendImport } from '../../connection/importApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { Faults } from './faults';
import { Holds } from './holds';

type State =
  | { kind: 'idle' }
  | { kind: 'busy'; keeps: boolean; part: number }
  | { kind: 'shown'; file: Blob; holds: ImportHolds }
  | { kind: 'faults'; faults: ImportFault[] }
  | { kind: 'refused'; why: string };

/** A file is chosen, looked through and shown; only then does somebody say that it shall come in. */
export function BringIn({ group, onDone }: { group: GroupId; onDone: () => void }) {
  const { t } = useTranslation('importGroup');
  const whyNot = useGroupRefusal();
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ kind: 'idle' });

  async function send(file: Blob, keeps: boolean): Promise<void> {
    const progress = (part: number) => setState({ kind: 'busy', keeps, part });
    progress(0);
    const answer = await sendImport(group, file, keeps, progress);
    if (!answer.ok) return setState({ kind: 'refused', why: refusalOf(answer) });
    if (answer.value.kind === 'faults') return setState({ kind: 'faults', faults: answer.value.faults });
    if (!keeps) return setState({ kind: 'shown', file, holds: answer.value.holds });
    setState({ kind: 'idle' });
    onDone();
  }

  const refusalOf = (answer: Parameters<typeof whyNot>[0]): string => {
    if (answer.error === 'tooLarge') return t('tooLarge');
    if (answer.error === 'tooFast') return t('tooFast');
    return answer.error === 'notNow' ? t('notEmpty') : whyNot(answer);
  };

  async function chosen(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setState({ kind: 'busy', keeps: false, part: 0 });
    const { packed } = await import('./packed');
    await send(await packed(file), false);
  }

  return (
    <div className="import-group">
      <p className="quiet">{t('about')}</p>
      <input
        ref={field}
        type="file"
        accept=".zip,.json,application/zip,application/json"
        aria-label={t('file')}
        hidden
        onChange={({ target }) => {
          void chosen(target.files?.[0]);
          // The same file once more, after somebody mended it, is a change as well.
          target.value = '';
        }}
      />
      {state.kind === 'shown' ? null : (
        <div className="import-group-ways">
          <SoftButton pending={state.kind === 'busy'} onClick={() => field.current?.click()}>
            {t('choose')}
          </SoftButton>
        </div>
      )}
      <p className="faint import-group-said" role="status">
        {said()}
      </p>
      {state.kind === 'faults' ? <Faults faults={state.faults} /> : null}
      {state.kind === 'refused' ? <Notice kind="refused">{state.why}</Notice> : null}
      {state.kind === 'shown' ? (
        <>
          <Holds holds={state.holds} />
          <div className="import-group-ways">
            <SoftButton onClick={() => setState({ kind: 'idle' })}>{t('cancel')}</SoftButton>
            <GoButton onClick={() => void send(state.file, true)}>{t('bringIn')}</GoButton>
          </div>
        </>
      ) : null}
    </div>
  );

  function said(): string {
    if (state.kind !== 'busy') return '';
    if (state.part < 1) return t('sending', { percent: Math.round(100 * state.part) });
    return t(state.keeps ? 'keeping' : 'checking');
  }
}
