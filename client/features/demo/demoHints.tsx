import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { type Hint, hintNow } from './hints';

/** Hints for the one person among simulated members. They wait behind every other notice, and a closed one stays away. */
export function DemoHints() {
  const { t } = useTranslation('demo');
  const meeting = useMeeting();
  const me = useMe();
  const change = useChangeRecords();
  const [closed, setClosed] = useState<readonly Hint[]>([]);
  const hint = hintNow(meeting, me, closed);
  if (hint === null) return null;
  const close = () => setClosed([...closed, hint]);
  const askToLead = () => {
    close();
    void change({ what: 'noteToLead', text: t('hints.leadNote') });
  };
  return (
    <Notice
      explains
      className="demo-hint"
      actions={
        <>
          {hint === 'lead' ? <TextButton onClick={askToLead}>{t('hints.takeLead')}</TextButton> : null}
          <TextButton onClick={close}>{t('hints.close')}</TextButton>
        </>
      }
    >
      {t(`hints.${hint}`)}
    </Notice>
  );
}
