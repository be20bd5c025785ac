import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fittingFormats } from '../../../shared/meeting/views/fittingFormats';
import { tooFewFor } from '../../../shared/meeting/views/slotOrder';
import { useMay, useMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useFormatText } from '../../i18n/formatText';
import { SoftButton, TextButton } from '../../ui/buttons';
import './moments.css';

/**
 * Before the start, when fewer people are here than the format is for: what fits instead, for whoever starts the meeting to
 * take with one press. The planned format stays one press away.
 */
export function OtherFormats() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const may = useMay();
  const send = useSend();
  const text = useFormatText();
  const [busy, setBusy] = useState<string | null>(null);
  const few = tooFewFor(meeting);
  const take = async (format: string | null) => {
    setBusy(format ?? 'planned');
    await send({ type: 'chooseFormat', format });
    setBusy(null);
  };
  const mayTake = may('startMeeting') === null;
  if (few === null) {
    if (meeting.planned === undefined || !mayTake) return null;
    return (
      <p className="moments-help">
        <TextButton icon="undo" pending={busy !== null} onClick={() => void take(null)}>
          {t('formats.back')}
        </TextButton>
      </p>
    );
  }
  const formats = fittingFormats(meeting);
  if (formats.length === 0) return <p className="floor-rule">{t('formats.none', few)}</p>;
  return (
    <section className="moments-formats" aria-label={t('formats.title')}>
      <p className="floor-rule">{t('formats.few', few)}</p>
      <ul>
        {formats.map((format) => (
          <li key={format.id}>
            <span>
              <b>{text.name(format)}</b>
              <small>
                {text.about(format)} {t('formats.takes', { count: format.takes })}
              </small>
            </span>
            {mayTake ? (
              <SoftButton pending={busy === format.id} onClick={() => void take(format.id)}>
                {t('formats.take')}
              </SoftButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayTake ? null : <p className="floor-rule">{t('formats.others')}</p>}
    </section>
  );
}
