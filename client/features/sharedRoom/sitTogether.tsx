import { useTranslation } from 'react-i18next';
import { canSpeak } from '../../../shared/meeting/people/people';
import { needsCarrier, sharedRoomOf, sharingOf } from '../../../shared/meeting/people/sharedRooms';
import { mayBeSatWith } from '../../../shared/meeting/views/sharedRooms';
import { useMe, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import { listOf } from '../../ui/text/listOf';
import { useTakeMicrophone } from './takeMicrophone';
import './sharedRoom.css';

/** I say with whom I sit in one physical room, and whose microphone and loudspeaker we use. */
export function SitTogether() {
  const { t } = useTranslation('sharedRoom');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const sharing = sharingOf(meeting, me);
  const company = sharing === null ? [] : [...sharing.people, ...sharing.apart].filter((one) => one !== me);
  const people = mayBeSatWith(meeting, me);
  return (
    <div className="shared-room">
      <p>{t('about')}</p>
      {company.length > 0 ? (
        <Together company={company} />
      ) : people.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <SelectField
          label={t('choose')}
          value=""
          onChange={(event) => {
            if (event.target.value !== '') void send({ type: 'sitWith', member: event.target.value });
          }}
        >
          <option value="">{t('nobody')}</option>
          {people.map((member) => (
            <option key={member} value={member}>
              {nameOf(member)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function Together({ company }: { company: readonly string[] }) {
  const { t } = useTranslation('sharedRoom');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const take = useTakeMicrophone();
  const carrier = sharingOf(meeting, me)?.carrier ?? null;
  const shared = sharedRoomOf(meeting, me);
  const isFree = shared !== null && needsCarrier(meeting, shared);
  return (
    <>
      <p role="status">
        {t('with', { names: listOf(company.map(nameOf)) })}{' '}
        {carrier === null
          ? t('carries.nobody')
          : carrier === me
            ? t('carries.me')
            : `${t('carries.other', { name: nameOf(carrier) })} ${isFree ? '' : t('handsOnHere')}`}
      </p>
      <p className="quiet">{t('open')}</p>
      <div className="shared-room-choices">
        {carrier === me ? (
          <SoftButton icon="volume" onClick={() => void send({ type: 'carryRoom', on: false })}>
            {t('handOn')}
          </SoftButton>
        ) : isFree ? (
          <SoftButton icon="mic" closed={canSpeak(meeting, me) ? null : t('noMicrophone')} onClick={() => void take()}>
            {t('take')}
          </SoftButton>
        ) : null}
        <TextButton onClick={() => void send({ type: 'sitWith', member: null })}>{t('alone')}</TextButton>
      </div>
    </>
  );
}
