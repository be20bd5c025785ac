import { useTranslation } from 'react-i18next';
import type { Outside } from '../../../shared/meeting/views/lobby';
import { useMay, useNames } from '../../connection/hooks/meeting';
import { Face } from '../../ui/face';
import { LetIn, NotNow, useOutside, useWhyOutside } from './knocks';

const mayLetIn: readonly Outside['why'][] = ['asked', 'tooEarly', 'refused', 'preparing'];

/** Everybody in the lobby, each with the reason. The lead can let them in from here. */
export function OutsideList() {
  const { t } = useTranslation('room');
  const nameOf = useNames();
  const may = useMay();
  const says = useWhyOutside();
  const outside = useOutside();
  const leads = may('setAdmission') === null;
  if (outside.length === 0) return null;
  return (
    <section aria-label={t('people.lobby')}>
      <h3>{t('people.lobby')}</h3>
      <ul className="people-list">
        {outside.map(({ member, why }) => (
          <li key={member}>
            <Face name={nameOf(member)} size={40} />
            <span className="people-name">
              <b dir="auto">{nameOf(member)}</b>
              <small>{says(why)}</small>
            </span>
            {leads && mayLetIn.includes(why) ? <LetIn member={member} /> : null}
            {leads && why === 'asked' ? <NotNow member={member} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
