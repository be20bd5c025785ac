import { useTranslation } from 'react-i18next';
import { leadNow } from '../../../shared/meeting/people/people';
import { openRoom } from '../../connection/datesApi';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSaving } from '../../connection/hooks/saving';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { opensText } from './opensText';
import './moments.css';

/** Whoever is in the room before it opens reads that the others cannot come in yet, and whoever leads opens it for everybody. */
export function OpensLater() {
  const { t } = useTranslation('moments');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const whyNot = useRefusalText();
  const [isBusy, refused, send] = useSaving(() => undefined);
  const when = useAtNow((now) => opensText(meeting, now));
  if (when === null) return null;
  const { rightful } = meeting.leadership;
  const lead = rightful ?? leadNow(meeting);
  const leads = me === rightful || me === leadNow(meeting);
  return (
    <Notice
      kind="warn"
      className="moments-early"
      actions={
        leads ? (
          <SoftButton
            className="moments-early-open"
            pending={isBusy}
            onClick={() => void send(() => openRoom(meeting.group, meeting.id))}
          >
            {t('early.open')}
          </SoftButton>
        ) : null
      }
    >
      <b>{t('early.title', { when })}</b>
      <p>{leads ? t('early.about') : lead === null ? null : t('early.aboutLead', { name: nameOf(lead) })}</p>
      {refused === null ? null : <p role="alert">{whyNot(refused)}</p>}
    </Notice>
  );
}
