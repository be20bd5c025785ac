import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { askSwap } from '../../connection/rotaApi';
import { SoftButton, TextButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import { dayText } from '../../ui/text/when';
import type { RotaPart } from './change';

/** Asks another member to exchange turns with me. */
export function AskForSwap({ turn, turns: { mayAsk, ahead }, page, called, change, isBusy }: RotaPart) {
  const { t } = useTranslation('rota');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<MemberId | null>(null);
  // Somebody may have left since they were chosen.
  const member = chosen !== null && mayAsk.includes(chosen) ? chosen : (mayAsk[0] ?? '');
  const dayOf = (one: MemberId): string | null => {
    const at = ahead.find(({ members }) => members.includes(one))?.at ?? null;
    return at === null ? null : dayText(at, 0);
  };

  async function ask() {
    const done = await change(() => askSwap(page.group, turn, member));
    if (done) setOpen(false);
  }

  if (!isOpen) {
    return (
      <TextButton
        className="rota-open"
        aria-label={t(turn === 'lead' ? 'openLead' : 'openPresent')}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </TextButton>
    );
  }
  return (
    <div className="rota-ask">
      <SelectField label={t('with')} value={member} onChange={({ target }) => setChosen(target.value)}>
        {mayAsk.map((one) => (
          <option key={one} value={one}>
            {[called(one), dayOf(one)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </SelectField>
      <div className="rota-ways">
        <SoftButton pending={isBusy} onClick={() => void ask()}>
          {t('ask')}
        </SoftButton>
        <TextButton onClick={() => setOpen(false)}>{t('cancel')}</TextButton>
      </div>
    </div>
  );
}
