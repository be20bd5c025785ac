import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seated } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { Panel } from '../../ui/panel';
import { Tabs } from '../../ui/tabs';
import { OnePlan } from './onePlan';
import './plan.css';

/** The plan of the current slot. Outside slots, everybody has a plan of their own. */
export function PlanPanel() {
  const { t } = useTranslation('plan');
  const slot = currentStage(useMeeting())?.slot ?? null;
  const me = useMe();
  const nameOf = useShortNames();
  const label = !slot ? t('all') : slot.client === me ? t('titleMine') : t('title', { name: nameOf(slot.client) });
  return (
    <Panel className="plan-panel" aria-label={label}>
      {slot ? <OnePlan key={slot.id} owner={slot.client} slot={slot} /> : <OwnPlans />}
    </Panel>
  );
}

/** My plan first. Tabs open those of the others. */
function OwnPlans() {
  const { t } = useTranslation('plan');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const [owner, setOwner] = useState<MemberId>(me);
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
