import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import type { BreakoutView } from '../../../shared/meeting/views/breakouts';
import { useMe, useNames, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';
import { Menu } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { listOf } from '../../ui/text/listOf';
import { useGroupName, useGroups, useParts } from './groupName';
import './breakouts.css';

/** What the lead outside sees in place of the round: every group with its people, whose issue it is, and who speaks. */
export function BreakoutsOverview() {
  const { t } = useTranslation('breakouts');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useNames();
  const groups = useGroups();
  const leads = isLead(meeting, me);
  return (
    <section className="breakouts" aria-label={t('region')}>
      <ul className="breakouts-groups">
        {groups.map((group) => (
          <Group key={group.id} group={group} others={groups.filter(({ id }) => id !== group.id)} leads={leads} />
        ))}
      </ul>
      <p className="breakouts-me">
        <Face name={nameOf(me)} size={64} />
        <span>{t(leads ? 'outside' : 'outsideMember')}</span>
      </p>
    </section>
  );
}

function Group({ group, others, leads }: { group: BreakoutView; others: readonly BreakoutView[]; leads: boolean }) {
  const { t } = useTranslation('breakouts');
  const parts = useParts();
  const send = useSend();
  const groupName = useGroupName();
  const nameOf = useShortNames();
  const { number, members, client, speaks, visitors, alone } = group;
  const floor = speaks.length === 0 ? t('talks') : t('speaks', { names: listOf(speaks.map(nameOf)) });
  return (
    <li className="breakouts-group">
      <h3>{groupName(number)}</h3>
      <p className="faint">{client === null ? floor : t('clientOf', { name: nameOf(client) })}</p>
      <ul className="breakouts-faces">
        {members.map((member) => (
          <Person key={member} member={member} group={group} />
        ))}
      </ul>
      {client === null || members.length === 0 ? null : <p className="faint">{floor}</p>}
      {members.length === 0 ? <p className="faint">{t('nobody')}</p> : null}
      {visitors.length > 0 ? <p className="faint">{t('visitor', { name: listOf(visitors.map(nameOf)) })}</p> : null}
      {leads && alone !== null && others.length > 0 ? (
        <p className="breakouts-alone">
          <span>{t('isAlone', { name: nameOf(alone) })}</span>
          <Menu
            label={t('isAlone', { name: nameOf(alone) })}
            className="ui-soft"
            entries={others.map((other) => ({
              id: other.id,
              label: t(`moveTo.${parts}`, { number: other.number }),
              icon: 'forward' as const,
              onChoose: () => void send({ type: 'moveToBreakout', member: alone, breakout: other.id }),
            }))}
          >
            <Icon name="forward" size={18} />
            <span>{nameOf(alone)}</span>
          </Menu>
        </p>
      ) : null}
      {leads && members.length > 0 ? (
        <SoftButton icon="forward" onClick={() => void send({ type: 'visitBreakout', breakout: group.id })}>
          {t(`visit.${parts}`, { number })}
        </SoftButton>
      ) : null}
    </li>
  );
}

/** Form says it beside colour: who speaks stands in a ring, who listens as client is dashed. */
function Person({ member, group }: { member: MemberId; group: BreakoutView }) {
  const wholeNameOf = useNames();
  const nameOf = useShortNames();
  const state = group.speaks.includes(member) ? 'speaks' : group.client === member ? 'client' : 'here';
  return (
    <li className={`breakouts-person breakouts-${state}`}>
      <Face name={wholeNameOf(member)} size={state === 'speaks' ? 76 : 60} />
      <span dir="auto">{nameOf(member)}</span>
    </li>
  );
}
