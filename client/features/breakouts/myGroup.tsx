import { useTranslation } from 'react-i18next';
import { useMe, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { listOf } from '../../ui/text/listOf';
import { useGroupName, useGroups, useParts } from './groupName';
import './breakouts.css';

/** Beside the round of one group: who is in it, who visits, and who sits in the others. Nobody of those is heard here. */
export function MyGroup() {
  const { t } = useTranslation('breakouts');
  const me = useMe();
  const send = useSend();
  const parts = useParts();
  const groupName = useGroupName();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const groups = useGroups();
  const mine = groups.find(({ members, visitors }) => members.includes(me) || visitors.includes(me));
  if (mine === undefined) return null;
  const others = groups.filter(({ id, members }) => id !== mine.id && members.length > 0);
  const isVisit = mine.visitors.includes(me);
  const company = mine.members.filter((member) => member !== me);
  return (
    <div className="breakouts-side">
      <p>
        <b>{isVisit ? t(`visiting.${parts}`, { number: mine.number }) : t(`mine.${parts}`)}</b>{' '}
        {company.length === 0 ? t('alone') : t('of', { names: listOf(company.map(nameOf)) })}
      </p>
      {isVisit ? (
        <SoftButton icon="leave" onClick={() => void send({ type: 'visitBreakout', breakout: null })}>
          {t(`leave.${parts}`, { number: mine.number })}
        </SoftButton>
      ) : null}
      {mine.visitors
        .filter((visitor) => visitor !== me)
        .map((visitor) => (
          <p key={visitor} className="breakouts-visitor" role="status">
            <Face name={wholeNameOf(visitor)} size={28} /> {t('visitor', { name: nameOf(visitor) })}
          </p>
        ))}
      {others.length === 0 ? null : (
        <>
          <h3>{t(`${others.length === 1 ? 'otherOne' : 'others'}.${parts}`)}</h3>
          <ul className="breakouts-others">
            {others.map(({ id, number, members }) => (
              <li key={id}>
                {others.length > 1 ? <span className="faint">{groupName(number)}</span> : null}
                {members.map((member) => (
                  <span key={member} className="breakouts-other">
                    <Face name={wholeNameOf(member)} size={28} />
                    <span dir="auto">{nameOf(member)}</span>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
