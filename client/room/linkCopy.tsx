import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/refusal';
import { useRefusalText } from '../i18n/refusalText';
import { copyText } from '../ui/copyText';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';

export type LinkState =
  | { kind: 'idle' | 'making' }
  | { kind: 'made'; link: string; copied: boolean }
  | { kind: 'refused'; why: string };

/** Makes a link on request, copies it where the browser allows that, and shows it. */
export function useLinkCopy() {
  const whyNot = useRefusalText();
  const [state, setState] = useState<LinkState>({ kind: 'idle' });
  async function copy(link: string) {
    setState({ kind: 'made', link, copied: await copyText(link) });
  }
  async function copyNew(make: () => Promise<Answer<string>>) {
    setState({ kind: 'making' });
    const answer = await make();
    if (answer.ok) return copy(answer.value);
    setState({ kind: 'refused', why: whyNot(answer) });
  }
  return { state, copy, copyNew };
}

/** Says what happened to the link. `copied` says whom the link is for. */
export function LinkNotice({ state, copied }: { state: LinkState; copied: string }) {
  const { t } = useTranslation('links');
  switch (state.kind) {
    case 'idle':
    case 'making':
      return null;
    case 'made':
      return (
        <>
          {state.copied ? <Notice>{copied}</Notice> : null}
          <TextField
            label={t(state.copied ? 'link' : 'byHand')}
            readOnly
            value={state.link}
            onFocus={(event) => event.target.select()}
          />
        </>
      );
    case 'refused':
      return <Notice kind="refused">{state.why}</Notice>;
    default:
      return state satisfies never;
  }
}
