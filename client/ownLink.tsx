import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../shared/meeting/state';
import { useRoom } from './connection/context';
import { myReturnLink } from './connection/invitations';
import { GoButton } from './ui/buttons';
import { TextField } from './ui/field';
import { Notice } from './ui/notice';

type State =
  | { kind: 'idle' | 'making' }
  | { kind: 'made'; link: string; copied: boolean }
  | { kind: 'refused'; why: string; ref: string };

/** My way back from another device (D3): made when asked for, shown here only, kept nowhere. */
export function OwnLink({ meeting: id }: { meeting: MeetingId }) {
  const { t } = useTranslation(['ownLink', 'refusals']);
  const meeting = useRoom((state) => state.meeting);
  const me = useRoom((state) => state.view?.me ?? null);
  const [state, setState] = useState<State>({ kind: 'idle' });

  async function copy(link: string) {
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    setState({ kind: 'made', link, copied });
  }
  async function make() {
    if (state.kind === 'made') return copy(state.link);
    setState({ kind: 'making' });
    const answer = await myReturnLink(id, meeting?.group ?? null);
    if (answer.ok) return copy(answer.value);
    setState({ kind: 'refused', why: answer.error, ref: answer.error === 'internal' ? answer.ref : '' });
  }

  return (
    <section className="own-link" aria-label={t('title')}>
      <p>
        {t('about')} {me !== null && meeting?.leadership.rightful === me ? t('lead') : null}
      </p>
      <p className="quiet">{t('careful')}</p>
      <GoButton pending={state.kind === 'making'} onClick={() => void make()}>
        {state.kind === 'made' ? t('again') : t('make')}
      </GoButton>
      {state.kind === 'made' && state.copied ? <Notice>{t('copied')}</Notice> : null}
      {state.kind === 'made' && !state.copied ? (
        <TextField label={t('byHand')} readOnly value={state.link} onFocus={(event) => event.target.select()} />
      ) : null}
      {state.kind === 'refused' ? (
        <Notice kind="refused">{t(`refusals:${state.why}`, { ref: state.ref })}</Notice>
      ) : null}
      <p className="faint">{t('replaces')}</p>
    </section>
  );
}
