import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/refusal';
import { useSaving } from '../../connection/hooks/saving';
import { GoButton, SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAccountRefusal } from './refused';

export function PasswordNow({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      label={t('change.current')}
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

type State = { busy: boolean; problem: string | null };

export function useChange(ask: () => Promise<Answer<unknown>>): [State, (event: FormEvent) => void] {
  const whyNot = useAccountRefusal();
  const [busy, refused, send] = useSaving(() => undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(ask);
  };
  return [{ busy, problem: refused === null ? null : whyNot(refused) }, submit];
}

export function Foot({ state, go, onStay }: { state: State; go: string; onStay: () => void }) {
  const { t } = useTranslation('account');
  return (
    <>
      {state.problem === null ? null : <Notice kind="refused">{state.problem}</Notice>}
      <div className="ui-dialog-foot">
        <SoftButton onClick={onStay}>{t('change.stay')}</SoftButton>
        <GoButton type="submit" pending={state.busy}>
          {go}
        </GoButton>
      </div>
    </>
  );
}
