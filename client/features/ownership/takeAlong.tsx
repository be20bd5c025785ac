import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { arriving } from '../../ui/arrival';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { offer } from '../../ui/offerFile';
import type { Exported, Extras } from './exportFile';
import './ownership.css';

type State =
  | { kind: 'idle' }
  | { kind: 'busy'; what: 'group' | 'mine'; done: number; count: number }
  | { kind: 'saved'; undrawn: number }
  | { kind: 'failed'; tooFast: boolean };

/** What the group owns and what is mine, each as a file to keep. */
export function TakeAlong({ group, extras }: { group: GroupId; extras: Extras }) {
  const { t } = useTranslation('ownership');
  const heading = useId();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const busy = state.kind === 'busy' ? state.what : null;

  async function save(what: 'group' | 'mine') {
    if (busy !== null) return;
    const progress = (done: number, count: number) => setState({ kind: 'busy', what, done, count });
    progress(0, 0);
    try {
      const { file, undrawn } = await exported(what, progress);
      offer(file, what === 'mine' ? 'roundel-mine.zip' : 'roundel-group.zip');
      setState({ kind: 'saved', undrawn });
    } catch (fault) {
      setState({ kind: 'failed', tooFast: fault instanceof Error && fault.message === 'tooFast' });
    }
  }

  async function exported(what: 'group' | 'mine', progress: (done: number, count: number) => void): Promise<Exported> {
    const { groupExport, ownExport } = await import('./exportFile');
    return what === 'mine' ? ownExport(group) : groupExport(group, extras, progress);
  }

  return (
    <section className="ownership" id="export" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      <p className="quiet">{t('about')}</p>
      <div className="ownership-files">
        {(['group', 'mine'] as const).map((what) => (
          <SoftButton key={what} icon="download" pending={busy === what} onClick={() => void save(what)}>
            {t(what)}
          </SoftButton>
        ))}
      </div>
      <p className="faint" role="status">
        {said()}
      </p>
      {state.kind === 'failed' ? <Notice kind="refused">{t(state.tooFast ? 'tooFast' : 'failed')}</Notice> : null}
    </section>
  );

  function said(): string {
    switch (state.kind) {
      case 'idle':
      case 'failed':
        return '';
      case 'busy':
        return state.count === 0 ? t('loading') : t('drawing', { done: state.done + 1, count: state.count });
      case 'saved':
        return state.undrawn === 0 ? t('saved') : t('without', { count: state.undrawn });
      default:
        return state satisfies never;
    }
  }
}
