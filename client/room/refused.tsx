import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../shared/meeting/state';
import { endSession } from '../connection/api';
import { forgetDraftsOfMeeting } from '../connection/documents/drafts';
import { HOME } from '../connection/paths';
import { GoButton, SoftButton } from '../ui/buttons';

/** Loading the page again does not help against these refusals. */
const settled = ['signedOut', 'notAdmitted', 'takesNoPart', 'closedHere'];

/** The server does not accept this page: says why, and what may help. */
export function RoomRefused({ why, meeting }: { why: string; meeting: MeetingId }) {
  const { t } = useTranslation(['roomPage', 'refusals']);
  useEffect(() => {
    // The next person at this browser must not find what this one wrote.
    if (settled.includes(why)) void forgetDraftsOfMeeting(meeting);
  }, [why, meeting]);
  const wasRemoved = why === 'notAdmitted';
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    setLeaving(true);
    await endSession(meeting, false);
    location.assign(HOME);
  };
  if (why === 'signedOut') {
    return (
      <main className="ui-waiting ui-waiting-full" role="alert">
        <h1>{t('strangerTitle')}</h1>
        <p>{t('strangerText')}</p>
        <p className="quiet">{t('strangerBefore')}</p>
        <a className="ui-go" href={HOME}>
          {t('refusedHome')}
        </a>
      </main>
    );
  }
  return (
    <main className="ui-waiting ui-waiting-full" role="alert">
      <h1>{wasRemoved ? t('removedTitle') : t('refusedTitle')}</h1>
      <p>{wasRemoved ? t('removedText') : t(`refusals:${why}`, { defaultValue: t('refusals:notFound') })}</p>
      {wasRemoved ? (
        <SoftButton pending={leaving} onClick={() => void signOut()}>
          {t('removedSignOut')}
        </SoftButton>
      ) : null}
      {settled.includes(why) ? null : <GoButton onClick={() => location.reload()}>{t('refusedAgain')}</GoButton>}
      <a className={settled.includes(why) ? 'ui-go' : 'ui-text-button'} href={HOME}>
        {t('refusedHome')}
      </a>
    </main>
  );
}
