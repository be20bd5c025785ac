import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { talkTimeReaders } from '../../../shared/meeting/agreement';
import { mayRewriteAgreement } from '../../../shared/meeting/rights/agreement';
import { useMe, useWholeMeeting } from '../../connection/hooks/meeting';
import { useRecords } from '../../connection/hooks/records';
import { SoftButton } from '../../ui/buttons';
import { Panel } from '../../ui/panel';
import { Waiting } from '../../ui/waiting';
import { AgreementForm } from './agreementForm';
import { Signing } from './signing';
import './agreement.css';

/** The agreement of the group: everybody reads it, may write it in the group's words, and signs the version they read. */
export function AgreementPanel() {
  const { t } = useTranslation('signing');
  const meeting = useWholeMeeting();
  const me = useMe();
  const { records } = useRecords({ what: 'agreement' });
  const [writes, setWrites] = useState(false);
  const mayWrite = mayRewriteAgreement(meeting, me);
  return (
    <Panel className="agreement-panel" aria-labelledby="agreement-title">
      <header className="agreement-head">
        <h2 id="agreement-title">{t('title')}</h2>
        {records === null ? null : <p className="faint">{t('version', { version: records.version })}</p>}
      </header>
      {records === null ? (
        <Waiting>{t('loading')}</Waiting>
      ) : writes && mayWrite ? (
        <AgreementForm stored={records} onDone={() => setWrites(false)} />
      ) : (
        <>
          <div className="agreement-body">
            <p className="quiet">{records.lines.length === 0 ? t('none') : t('about')}</p>
            <ul className="agreement-lines">
              {records.lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two points may say the same
                <li key={index} dir="auto">
                  {line}
                </li>
              ))}
              <li>{t(`talkTime.${talkTimeReaders(meeting)}`)}</li>
            </ul>
            {mayWrite ? (
              <SoftButton icon="pencil" className="agreement-change" onClick={() => setWrites(true)}>
                {t('change')}
              </SoftButton>
            ) : null}
          </div>
          <Signing version={records.version} />
        </>
      )}
    </Panel>
  );
}
