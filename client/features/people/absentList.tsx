import { useTranslation } from 'react-i18next';
import { mayRemoveFromGroup } from '../../../shared/groups/rights';
import { seated } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { removedPeople } from '../../../shared/meeting/views/lobby';
import { groupMembers } from '../../connection/api';
import { useAnswer } from '../../connection/hooks/answer';
import { useMay, useMe, useWholeMeeting } from '../../connection/hooks/meeting';
import { TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { useOutside } from './knocks';

/** Members of the group who are not here. Only the lead sees them, makes a way back for them, and can end their membership. */
export function AbsentList({
  onRemove,
  onHandLink,
}: {
  onRemove: (member: MemberId) => void;
  onHandLink: (who: { member: MemberId; name: string }) => void;
}) {
  const { t } = useTranslation('roomDialogs');
  const meeting = useWholeMeeting();
  const me = useMe();
  const outside = useOutside();
  const isLeading = useMay()('setAdmission') === null;
  const [answer] = useAnswer(groupMembers, isLeading ? meeting.id : null);
  const members = answer?.ok ? answer.value.members : [];
  const listed = new Set([...seated(meeting), ...removedPeople(meeting), ...outside.map(({ member }) => member)]);
  const absent = members.filter(
    ({ member }) =>
      !listed.has(member) && mayRemoveFromGroup(meeting, me, meeting.seats[me]?.role ?? 'member', member) === null,
  );
  if (!isLeading || absent.length === 0) return null;
  return (
    <details className="people-absent">
      <summary>{t('people.absent', { count: absent.length })}</summary>
      <ul className="people-list">
        {absent.map(({ member, name }) => (
          <li key={member}>
            <Face name={name} size={40} />
            <span className="people-name">
              <b>{name}</b>
            </span>
            <TextButton
              icon="link"
              aria-label={t('people.handLink', { name })}
              onClick={() => onHandLink({ member, name })}
            />
            <TextButton icon="remove" aria-label={t('people.removeNamed', { name })} onClick={() => onRemove(member)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
