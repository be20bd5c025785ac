import { useTranslation } from 'react-i18next';
import { type RoleLine, roleLines } from '../../../shared/meeting/views/roles';
import { useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SelectField } from '../../ui/field';
import { useLatest } from '../../ui/useLatest';
import { useOptionText } from './optionText';
import './ballot.css';

/** The lead gives roles to people, or takes them back, at any time. */
export function RolesOfMeeting() {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const lines = roleLines(meeting);
  return (
    <>
      <p className="quiet">{t('roles.about')}</p>
      <div className="ballot-roles">
        {lines.map((line) => (
          <RoleField key={`${line.slot ?? ''} ${line.role}`} line={line} />
        ))}
      </div>
    </>
  );
}

function RoleField({ line: { role, slot, chosen, otherwise, people } }: { line: RoleLine }) {
  const { t } = useTranslation('ballot');
  const nameOf = useShortNames();
  const send = useSend();
  const { name, about } = useOptionText()(`roles.${role}`, 'does');
  const [member, choose] = useLatest<string | null>(chosen, (next) =>
    send({ type: 'setRole', slot, role, member: next }),
  );
  return (
    <SelectField
      label={slot === null ? name : t('roles.inSlot', { role: name })}
      hint={about}
      value={member ?? ''}
      onChange={(event) => {
        const next = event.target.value === '' ? null : event.target.value;
        void choose(() => next);
      }}
    >
      <option value="">{otherwise === null ? t('nobody') : t('falls', { name: nameOf(otherwise) })}</option>
      {people.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </SelectField>
  );
}
