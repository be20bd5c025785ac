import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, MeetingId } from '../../shared/meeting/state';
import { signOut } from '../connection/invitations';
import { HOME } from '../connection/paths';
import { useRefusalText } from '../i18n/refusalText';
import { SoftButton, TextButton } from '../ui/buttons';
import { Notice } from '../ui/notice';

type Step = 'closed' | 'asked' | 'working' | { why: string };

/**
 * For a computer that others use too. First says the cost: without their own link, people cannot take the seat again.
 */
export function SignOut({ meeting, group }: { meeting: MeetingId; group: GroupId }) {
  const { t } = useTranslation('links');
  const whyNot = useRefusalText();
  const [step, setStep] = useState<Step>('closed');
  const leave = async (everywhere: boolean) => {
    setStep('working');
    const answer = await signOut(meeting, group, everywhere);
    if (answer.ok) window.location.assign(HOME);
    else setStep({ why: whyNot(answer) });
  };
  if (step === 'closed') return <TextButton onClick={() => setStep('asked')}>{t('out.open')}</TextButton>;
  const pending = step === 'working';
  return (
    <>
      <Notice kind="warn">{t('out.about')}</Notice>
      <div className="ui-row">
        <SoftButton pending={pending} onClick={() => void leave(false)}>
          {t('out.here')}
        </SoftButton>
        <SoftButton pending={pending} onClick={() => void leave(true)}>
          {t('out.everywhere')}
        </SoftButton>
        <TextButton onClick={() => setStep('closed')}>{t('out.stay')}</TextButton>
      </div>
      {typeof step === 'object' ? <Notice kind="refused">{step.why}</Notice> : null}
    </>
  );
}
