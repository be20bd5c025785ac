import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seated } from '../../../shared/meeting/people/people';
import { isSplit } from '../../../shared/meeting/standing';
import type { MemberId, Slot } from '../../../shared/meeting/state';
import { isClosingRound, slotsHeld } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { OnePlan } from './onePlan';
import './plan.css';

/** The plan of the current slot. Outside slots, everybody has a plan of their own. */
export function PlanPanel() {
  const { t } = useTranslation('plan');
  const meeting = useMeeting();
  const held = currentStage(meeting)?.slot ?? null;
  // In pairs and trios everybody's actions are in their own plan.
  const slot = isSplit(meeting) ? null : held;
  const me = useMe();
  const nameOf = useShortNames();
  const back = isClosingRound(meeting) ? slotsHeld(meeting) : [];
  const label = !slot ? t('all') : slot.client === me ? t('titleMine') : t('title', { name: nameOf(slot.client) });
  return (
    <Panel className="plan-panel" aria-label={label}>
      {slot ? (
        <OnePlan key={slot.id} owner={slot.client} slot={slot} />
      ) : back.length > 0 ? (
        <PlansOfSlots slots={back} />
      ) : (
        <OwnPlans />
      )}
    </Panel>
  );
}

/** In the closing round: the plans of all slots, mine first, so that what is still open can be agreed. */
function PlansOfSlots({ slots }: { slots: readonly Slot[] }) {
  const { t } = useTranslation('plan');
  const me = useMe();
  const nameOf = useShortNames();
  const ordered = [...slots.filter(({ client }) => client === me), ...slots.filter(({ client }) => client !== me)];
  const [chosen, choose] = useState<string | null>(null);
  const shown = ordered.find(({ id }) => id === chosen) ?? ordered[0];
  if (!shown) return null;
  return (
    <>
      <Tabs
        className="plan-owners"
        label={t('whose')}
        value={shown.id}
        options={ordered.map(({ id, client }) => ({
          value: id,
          label: client === me ? t('titleMine') : nameOf(client),
        }))}
        onChange={choose}
      />
      <OnePlan key={shown.id} owner={shown.client} slot={shown} />
    </>
  );
}

/** My plan first. Tabs open those of the others. */
function OwnPlans() {
  const { t } = useTranslation('plan');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [owner, setOwner] = useState<MemberId>(currentStage(meeting)?.slot?.client || me);
  const owners = [me, ...seated(meeting).filter((member) => member !== me)];
  const shown = owners.includes(owner) ? owner : me;
  return (
    <>
      <Tabs
        className="plan-owners"
        label={t('whose')}
        value={shown}
        options={owners.map((member) => ({ value: member, label: member === me ? t('titleMine') : nameOf(member) }))}
        onChange={setOwner}
      />
      <OnePlan key={shown} owner={shown} slot={null} />
    </>
  );
}
