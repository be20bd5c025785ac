import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasSigned, signers } from '../../../shared/meeting/agreement';
import { insidersHere } from '../../../shared/meeting/people/people';
import { maySignAgreement } from '../../../shared/meeting/rights/agreement';
import { useMe, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';

/** My signature under the version that I read, and whose signatures are there. A signature under an older text has gone. */
export function Signing({ version }: { version: number }) {
  const { t } = useTranslation('signing');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signed = signers(meeting);
  const waiting = insidersHere(meeting).filter((member) => !hasSigned(meeting, member));
  const isSigned = hasSigned(meeting, me);
  async function sign() {
    setBusy(true);
    const answer = await change({ what: 'signAgreement', version });
    setBusy(false);
    setProblem(answer.ok ? null : whyNot(answer));
  }
  return (
    <footer className="agreement-foot">
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {isSigned ? (
        <p className="agreement-mine" role="status">
          <Icon name="check" size={18} />
          <span>{t('signed')}</span>
        </p>
      ) : maySignAgreement(meeting, me) ? (
        <>
          {meeting.signatures?.[me] === undefined ? null : <Notice kind="warn">{t('again')}</Notice>}
          {/* What is signed is what stands above: until a newer text has arrived here, nobody signs. */}
          <SoftButton
            icon="pencil"
            pending={isBusy || version < meeting.settings.agreementVersion}
            onClick={() => void sign()}
          >
            {t('sign', { version })}
          </SoftButton>
        </>
      ) : null}
      <div className="agreement-who" role="status">
        {signed.length === 0 ? null : <p>{t('signedBy', { names: signed.map(nameOf) })}</p>}
        {signed.length === 0 && waiting.length === 0 ? null : (
          <p className="faint">{waiting.length === 0 ? t('all') : t('waiting', { names: waiting.map(nameOf) })}</p>
        )}
      </div>
    </footer>
  );
}
