import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wantsNoAdvice } from '../../../shared/meeting/agenda/planner';
import { slotOfClient } from '../../../shared/meeting/agenda/recut';
import { hasSlots } from '../../../shared/meeting/agenda/slotBlock';
import { isSplit } from '../../../shared/meeting/standing';
import type { IssueCard } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { type StoredIssue, useSavedIssue } from '../../connection/hooks/savedIssue';
import { useSend } from '../../connection/hooks/send';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { asText, CardFields } from './cardFields';

/** The card is saved while it is written. Showing it is a separate step. */
export function IssueForm({ stored }: { stored: StoredIssue }) {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const saved = useSavedIssue(stored, { textOf: asText, givesWay: true });
  const { value: card, keep, isKept, isSaving, refused, hasGivenWay } = saved;
  const [notShown, setNotShown] = useState<string | null>(null);
  const hasAdvice = useMeeting().agenda.some(({ needs }) => needs === 'adviceWanted');
  const problem = hasGivenWay ? t('stale') : refused ? whyNot(refused) : notShown;
  const write = (piece: Partial<IssueCard>) => saved.write((latest) => ({ ...latest, ...piece }));

  return (
    <>
      <div className="issue-body">
        {problem ? <Notice kind="refused">{problem}</Notice> : null}
        <CardFields card={card} write={write} hasAdvice={hasAdvice} />
      </div>
      <Foot card={card} stored={stored} isKept={isKept} busy={isSaving} onKeep={keep} onProblem={setNotShown} />
    </>
  );
}

function Foot({
  card,
  stored,
  isKept,
  busy,
  onKeep,
  onProblem,
}: {
  card: IssueCard;
  stored: StoredIssue;
  isKept: boolean;
  busy: boolean;
  onKeep: () => Promise<Answer<{ version: number }>>;
  onProblem: (problem: string | null) => void;
}) {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const change = useChangeRecords();
  const [isShowing, setShowing] = useState(false);
  const mine = isSplit(meeting) ? null : (slotOfClient(meeting, me) ?? null);
  const isForMeAlone = mine === null && !hasSlots(meeting.template);
  const isEmpty = card.help.length === 0 && asText(card).trim() === '';
  const isReady = card.line.trim() !== '' && card.help.length > 0;
  const leavesOutAdvice = meeting.agenda.some(({ needs }) => needs === 'adviceWanted') && wantsNoAdvice(card);
  const isShown = mine?.issue != null;
  const isCurrent = isShown && isKept && mine?.issue?.version === stored.version;

  /** Also pressed while the card is being saved, which it then waits for. */
  async function show(slot: string) {
    const saved = await onKeep();
    if (!saved.ok) return;
    const answer = await change({ what: 'shareIssue', slot, version: saved.value.version });
    if (!answer.ok) return onProblem(whyNot(answer));
    onProblem(null);
    await send({ type: 'setHelp', slot, help: card.help });
  }
  async function press() {
    if (!mine) return;
    setShowing(true);
    await show(mine.id);
    setShowing(false);
  }

  return (
    <footer className="issue-foot">
      <p className="issue-quiet" role="status">
        {isCurrent ? t('shown') : isShown ? t('shownOlder') : t(isForMeAlone ? 'forMeAlone' : 'private')}{' '}
        {busy ? t('saving') : isKept && !isEmpty ? t('saved') : ''}
      </p>
      {isCurrent || isForMeAlone ? null : (
        <GoButton
          icon="people"
          pending={isShowing}
          closed={mine === null ? t('notMySlot') : isReady ? null : t('needs')}
          small={t(leavesOutAdvice ? 'showSmallNoAdvice' : 'showSmall')}
          onClick={() => void press()}
        >
          {isShown ? t('showAgain') : t('show')}
        </GoButton>
      )}
    </footer>
  );
}
