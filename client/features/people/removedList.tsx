import { useTranslation } from 'react-i18next';
import { mayRemoveFromGroup } from '../../../shared/groups/rights';
import type { MemberId } from '../../../shared/meeting/state';
import { removedPeople } from '../../../shared/meeting/views/lobby';
import { useMay, useMe, useNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { LetIn } from './knocks';

/**
 * People who were removed from this meeting. Only the lead sees them, and can let them in again or end their
 * membership.
 */
export function RemovedList({ onRemove }: { onRemove: (member: MemberId) => void }) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const nameOf = useNames();
  const may = useMay();
  const meeting = useWholeMeeting();
  const me = useMe();
  const removed = removedPeople(meeting);
  if (may('setAdmission') !== null || removed.length === 0) return null;
  const mayEnd = (member: MemberId) =>
    mayRemoveFromGroup(meeting, me, meeting.seats[me]?.role ?? 'member', member) === null;
  return (
    <section aria-label={t('roomDialogs:people.removedList')}>
      <h3>{t('roomDialogs:people.removedList')}</h3>
      <ul className="people-list">
        {removed.map((member) => (
          <li key={member}>
            <Face name={nameOf(member)} size={40} />
            <span className="people-name">
              <b dir="auto">{nameOf(member)}</b>
            </span>
            <LetIn member={member} />
            {mayEnd(member) ? (
              <TextButton
                icon="remove"
                aria-label={t('roomDialogs:people.removeNamed', { name: nameOf(member) })}
                onClick={() => onRemove(member)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
