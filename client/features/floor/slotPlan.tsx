import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead, leadNow, takingPart } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { type OrderPreview, orderPreview, previewOf } from '../../../shared/meeting/views/orderPreview';
import { wantedOrder } from '../../../shared/meeting/views/slotOrder';
import type { SlotPolicy } from '../../../shared/templates/template';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Panel } from '../../ui/panel';
import { MySlot } from './mySlot';
import { SlotList } from './slotList';
import { type Arranged, slotOrder } from './slotOrder';
import { SlotPreview } from './slotPreview';
import { propose } from './slotProposal';
import './slotPlan.css';

/**
 * Agenda setting: everybody says whether they need a slot, how long, and what help they want. The lead puts the slots in
 * order and confirms them; what the order comes to is shown before.
 */
export function SlotPlan() {
  const { t } = useTranslation('slots');
  const meeting = useMeeting();
  const me = useMe();
  const may = useMay();
  const send = useSend();
  const nameOf = useShortNames();
  const at = currentStage(meeting);
  const talk = at?.progress.talk;
  const [arranged, setArranged] = useState<Arranged | null>(null);
  const [chosen, setPolicy] = useState<SlotPolicy | null>(null);
  const leads = isLead(meeting, me);
  const confirmed = talk?.kind === 'vote' && talk.confirmed;
  const arranges = leads && !confirmed;
  const policy = (arranges ? chosen : null) ?? meeting.slotPolicy;
  const clients = useMemo(() => slotOrder(meeting, confirmed ? null : arranged), [meeting, confirmed, arranged]);
  const arrange = (next: readonly MemberId[]) => setArranged({ clients: next, wanted: wantedOrder(meeting) });
  const preview = usePreview(confirmed, policy, clients);

  // The lead's main button confirms the order that this panel shows.
  useEffect(() => {
    if (!arranges) return;
    propose({ policy, clients });
    return () => propose(null);
  }, [arranges, policy, clients]);

  if (!at || talk?.kind !== 'vote') return null;
  const shown = preview.fits && confirmed ? preview.slots.map(({ client }) => client) : clients;
  const lead = leadNow(meeting);
  return (
    <Panel className="floor-slots" aria-labelledby="floor-slots-title">
      <h2 id="floor-slots-title">{t('title')}</h2>
      {/* The prompt beside the panel says what to do. */}
      {confirmed || !leads ? (
        <p className="quiet">
          {confirmed
            ? lead === null || leads
              ? t('confirmed')
              : t('confirmedBy', { name: nameOf(lead) })
            : t('about')}{' '}
          {may('reopenSlots') === null ? (
            <SoftButton icon="undo" onClick={() => void send({ type: 'reopenSlots', from: at.stage.key })}>
              {t('reopen')}
            </SoftButton>
          ) : null}
        </p>
      ) : null}
      {arranges ? (
        <div className="floor-slots-share">
          <Choice
            legend={t('policy')}
            value={policy}
            onChange={setPolicy}
            options={(['equal', 'bid', 'scheduled'] as const).map((value) => ({
              value,
              label: t(`policies.${value}`),
            }))}
          />
          {policy !== 'bid' && takingPart(meeting).some((member) => talk.wishes[member]?.minutes) ? (
            <p className="faint">{t('someAsked')}</p>
          ) : null}
        </div>
      ) : null}
      <div className="floor-slots-columns">
        <section aria-label={t('order')}>
          <h3>{t('order')}</h3>
          <SlotPreview preview={preview} confirmed={confirmed} />
          <SlotList clients={shown} preview={preview} wishes={talk.wishes} onArrange={arranges ? arrange : null} />
        </section>
        <section aria-label={t('mine')}>
          {meeting.seats[me]?.role === 'member' ? (
            <MySlot stage={at.stage.key} wish={talk.wishes[me]} confirmed={confirmed} isOn={shown.includes(me)} />
          ) : null}
        </section>
      </div>
    </Panel>
  );
}

/** Looked at anew every half minute, because time passes while people talk about the order. */
function usePreview(confirmed: boolean, policy: SlotPolicy, clients: readonly MemberId[]): OrderPreview {
  const meeting = useMeeting();
  const now = useAtNow((at) => Math.floor(at / 30_000) * 30_000);
  return useMemo(
    () => (confirmed ? previewOf(meeting, now) : orderPreview(meeting, policy, clients, now)),
    [confirmed, meeting, policy, clients, now],
  );
}
