import { useTranslation } from 'react-i18next';
import { waitingAtDoor } from '../../../shared/meeting/views';
import { useMay, useMeeting, useNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import './people.css';

/** Somebody is at the door: the lead lets them in or not, without leaving what runs. */
export function DoorKnocks() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const nameOf = useNames();
  const send = useSend();
  const may = useMay();
  const waiting = waitingAtDoor(meeting);
  if (waiting.length === 0 || may.admit !== null) return null;
  return (
    <section className="people-door" aria-label={t('people.door')} role="status">
      {waiting.slice(0, 2).map((member) => (
        <div key={member} className="people-knock">
          <Face name={nameOf(member)} size={36} />
          <p>{t('people.knocks', { name: nameOf(member) })}</p>
          <SoftButton
            aria-label={t('people.admitNamed', { name: nameOf(member) })}
            onClick={() => void send({ type: 'admit', member })}
          >
            {t('people.admit')}
          </SoftButton>
          <TextButton
            aria-label={t('people.refuseNamed', { name: nameOf(member) })}
            onClick={() => void send({ type: 'refuseEntry', member })}
          >
            {t('people.refuse')}
          </TextButton>
        </div>
      ))}
      {waiting.length > 1 ? (
        <div className="people-knock people-knock-all">
          <p>{waiting.length > 2 ? t('people.more', { count: waiting.length - 2 }) : null}</p>
          <SoftButton
            onClick={() => {
              for (const member of waiting) void send({ type: 'admit', member });
            }}
          >
            {t('people.admitAll', { count: waiting.length })}
          </SoftButton>
        </div>
      ) : null}
    </section>
  );
}
