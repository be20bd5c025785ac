import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { useAnswer } from '../../connection/hooks/answer';
import { ACCOUNT } from '../../connection/paths';
import { chooseReminders, myReminders } from '../../connection/remindersApi';
import { arriving } from '../../ui/arrival';
import { Notice } from '../../ui/notice';
import { ToggleButton } from '../../ui/toggleButton';
import './reminders.css';

/** Whether this group reminds me of its meetings by mail. */
export function MyReminders({ group }: { group: GroupId }) {
  const { t } = useTranslation('reminders');
  const heading = useId();
  const [answer, askAgain] = useAnswer(myReminders, group);
  const [failed, setFailed] = useState(false);
  if (!answer?.ok) return null;
  const { on, hasAddress, sendsMail } = answer.value;
  const save = async (wanted: boolean) => {
    const { ok } = await chooseReminders(group, wanted);
    setFailed(!ok);
    if (ok) askAgain();
    return ok;
  };
  return (
    <section className="reminders" id="reminders" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {sendsMail ? <p className="quiet">{t('about')}</p> : null}
      {hasAddress && sendsMail ? (
        <p className="reminders-acts">
          <ToggleButton on={on} save={save}>
            {t('toggle')}
          </ToggleButton>
        </p>
      ) : (
        <>
          <p className="quiet">{t(sendsMail ? 'noAddress' : 'noMail')}</p>
          {sendsMail ? (
            <a className="ui-soft reminders-account" href={ACCOUNT}>
              {t('account')}
            </a>
          ) : null}
        </>
      )}
      {failed ? <Notice kind="refused">{t('failed')}</Notice> : null}
    </section>
  );
}
