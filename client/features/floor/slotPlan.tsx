import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientNow, isLead, leadNow, takingPart } from '../../../shared/meeting/people/people';
import type { MemberId, SlotWish } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { type OrderPreview, orderPreview, previewOf } from '../../../shared/meeting/views/orderPreview';
import { wantedOrder } from '../../../shared/meeting/views/slotOrder';
import { byFavour, someFavour, thatFit, whatFits } from '../../../shared/meeting/views/whatFits';
import type { SlotPolicy } from '../../../shared/templates/template';
import { useMay, useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';
import { Choice } from '../../ui/choice';
import { Panel } from '../../ui/panel';
import { useSmallScreen } from '../../ui/smallScreen';
import { useLatest } from '../../ui/useLatest';
import { CaseChoice } from './caseChoice';
import { FitBar } from './fitBar';
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
  const isSmall = useSmallScreen();
  const isCase = at?.stage.due === 'votesClosed';
  const stage = at?.stage.key ?? '';
  const stored = talk?.kind === 'vote' ? talk.wishes[me] : undefined;
  const [mine, request] = useLatest<SlotWish>(stored ?? { slot: true, minutes: null, favours: [] }, (next) =>
    send({ type: 'requestSlot', from: stage, ...next }),
  );
  const vote = (member: MemberId) =>
    void request((from) => ({
      ...from,
      favours: from.favours.includes(member)
        ? from.favours.filter((each) => each !== member)
        : [...from.favours, member],
    }));
  const confirmed = talk?.kind === 'vote' && talk.confirmed;
  const arranges = leads && !confirmed && !isCase;
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
  const isMember = meeting.seats[me]?.role === 'member';
  const mySlot = (isOn: boolean, asksPriority: boolean) => (
    <MySlot {...{ mine, request, confirmed, isCase, asksPriority, isOn }} />
  );
  if (isCase) {
    return (
      <Panel className="floor-slots" aria-labelledby="floor-slots-title">
        <h2 id="floor-slots-title">{t('titleCase')}</h2>
        <div className="floor-slots-columns">
          <section aria-label={t('titleCase')}>
            <CaseChoice {...{ stage, confirmed, wishes: talk.wishes, mine: mine.favours }} onVote={vote} />
          </section>
          {isMember ? <section aria-label={t('mine')}>{mySlot(clientNow(meeting) === me, true)}</section> : null}
        </div>
      </Panel>
    );
  }
  // Where everybody has an equal slot there is nothing to select.
  const selects = policy !== 'equal' || meeting.slotPolicy !== 'equal' || !preview.fits || someFavour(meeting);
  const fit = selects ? whatFits(meeting, preview, clients, policy) : null;
  const shown = preview.fits && confirmed ? preview.slots.map(({ client }) => client) : clients;
  const lead = leadNow(meeting);
  // In one column what I am asked comes first; the order is read below. Whoever arranges it has it first.
  const isMineFirst = isSmall && !arranges && !confirmed;
  const ofMine = isMember ? <section aria-label={t('mine')}>{mySlot(shown.includes(me), selects)}</section> : null;
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
        {isMineFirst ? ofMine : null}
        <section aria-label={t('order')}>
          <h3>{t('order')}</h3>
          <SlotPreview preview={preview} confirmed={confirmed} />
          {fit === null ? null : <FitBar fit={fit} />}
          {selects && !confirmed ? (
            <p className="quiet floor-slots-votes">
              {t('votesAbout')}
              {arranges ? (
                <>
                  <SoftButton onClick={() => arrange(byFavour(meeting, clients))}>{t('sortByVotes')}</SoftButton>
                  {fit !== null && (fit.outside.length > 0 || isCut(preview)) ? (
                    <SoftButton
                      onClick={() =>
                        arrange(thatFit(meeting, byFavour(meeting, wantedOrder(meeting)), fit.line, policy))
                      }
                    >
                      {t('onlyWhatFits')}
                    </SoftButton>
                  ) : null}
                </>
              ) : null}
            </p>
          ) : null}
          <SlotList
            clients={shown}
            preview={preview}
            wishes={talk.wishes}
            confirmed={confirmed}
            onArrange={arranges ? arrange : null}
            mine={mine.favours}
            onVote={selects && !confirmed && isMember ? vote : null}
          />
        </section>
        {isMineFirst ? null : ofMine}
      </div>
    </Panel>
  );
}

/** Somebody would get less than they asked for. */
const isCut = (preview: OrderPreview): boolean =>
  preview.fits && preview.slots.some(({ asked, minutes }) => asked !== null && minutes < asked);

/** Looked at anew every half minute, because time passes while people talk about the order. */
function usePreview(confirmed: boolean, policy: SlotPolicy, clients: readonly MemberId[]): OrderPreview {
  const meeting = useMeeting();
  const now = useAtNow((at) => Math.floor(at / 30_000) * 30_000);
  return useMemo(
    () => (confirmed ? previewOf(meeting, now) : orderPreview(meeting, policy, clients, now)),
    [confirmed, meeting, policy, clients, now],
  );
}
