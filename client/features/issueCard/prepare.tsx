import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupPage, NextMeeting } from '../../../shared/protocol/groups';
import type { Preparing } from '../../../shared/protocol/preparing';
import type { IssueCard } from '../../../shared/protocol/records';
import { useAnswer } from '../../connection/hooks/answer';
import { usePreparedIssue } from '../../connection/hooks/preparedIssue';
import { ACTIONS } from '../../connection/paths';
import { preparingIn } from '../../connection/preparingApi';
import { serverNow } from '../../connection/serverTime';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { whenText } from '../../ui/text/when';
import { asText, CardFields } from './cardFields';
import './prepare.css';

/** The card may be changed in another window, and how an action went be said elsewhere. */
const ASK_AGAIN_MS = 20_000;

const emptyCard: IssueCard = { line: '', whyNow: '', tried: '', wanted: '', keyQuestion: '', notWanted: '', help: [] };

type Props = {
  page: Pick<GroupPage, 'group' | 'me' | 'heldBackUntil'>;
  next: Pick<NextMeeting, 'meeting' | 'startsAt'>;
};

/** What I prepare for the meeting that is planned: my issue card, and a word about how my actions went. */
export function Prepare({ page, next }: Props) {
  // The date says with the others whether somebody has a slot in what is planned now.
  const isClosed = page.heldBackUntil !== null;
  const [asked, askAgain] = useAnswer(preparingIn, isClosed ? null : page.group, {
    everyMs: ASK_AGAIN_MS,
    news: `${next.meeting} ${next.startsAt}`,
  });
  const answer = isClosed ? closedHere : asked;
  return answer === null ? null : <Prepared {...{ page, next, answer, askAgain }} />;
}

const closedHere = { ok: false, error: 'closedHere' } as const;

export function Prepared({
  page,
  next,
  answer,
  askAgain,
}: Props & { answer: NonNullable<ReturnType<typeof useAnswer<string, Preparing>>[0]>; askAgain: () => void }) {
  const { t } = useTranslation('prepare');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const told = answer.ok ? answer.value : null;
  if (told !== null && told.next === null && told.unreported === 0) return null;
  // Only what is closed on purpose is worth a word; everything else of the page goes on without this part.
  if (!answer.ok && answer.error !== 'closedHere') return null;
  return (
    <section className="ui-panel ui-panel-part prepare" id="prepare" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {answer.ok ? (
        <p className="quiet">{t('about', { when: whenText(next.startsAt, serverNow()) })}</p>
      ) : (
        <Notice>{whyNot(answer)}</Notice>
      )}
      {told !== null && told.next !== null ? (
        <Card {...{ page, next }} told={told} hasAdvice={told.next.hasAdvice} onChanged={askAgain} />
      ) : null}
      {told !== null && told.unreported > 0 ? (
        <a className="prepare-actions" href={ACTIONS}>
          <Icon name="plan" size={24} />
          <span>
            <b>{t('actions', { count: told.unreported })}</b>
            <span className="faint">{t('actionsAbout')}</span>
          </span>
          <Icon name="next" />
        </a>
      ) : null}
    </section>
  );
}

function Card({
  page,
  next,
  told,
  hasAdvice,
  onChanged,
}: Props & { told: Preparing; hasAdvice: boolean; onChanged: () => void }) {
  const { t } = useTranslation('prepare');
  const heading = useId();
  const whyNot = useGroupRefusal();
  const [lost, setLost] = useState<string | null>(null);
  const whose = { group: page.group, meeting: next.meeting, member: page.me.member };
  const saved = usePreparedIssue(whose, told, { textOf: asText, onChanged, onLost: setLost });
  const { value: card, refused, hasGivenWay, isKept, isSaving, write } = saved;
  const problem = hasGivenWay ? t('stale') : refused ? whyNot(refused) : null;
  const isEmpty = card.help.length === 0 && asText(card).trim() === '';
  const isShown = told.shared !== null;
  // It stays while the new card is written, so that nothing moves under the letters.
  const [wasPresented] = useState(told.presented);
  return (
    <section className="prepare-card" aria-labelledby={heading}>
      <h3 id={heading}>{t('card')}</h3>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {wasPresented ? (
        <div className="prepare-again">
          <p className="quiet">{t('again')}</p>
          {told.presented && isKept && !isEmpty ? (
            <TextButton onClick={() => write(() => emptyCard)}>{t('empty')}</TextButton>
          ) : null}
        </div>
      ) : null}
      <CardFields card={card} hasAdvice={hasAdvice} write={(piece) => write((latest) => ({ ...latest, ...piece }))} />
      <p className="issue-quiet" role="status">
        {t(!isShown ? 'private' : isKept && told.shared === told.version ? 'shown' : 'shownOlder')}{' '}
        {isSaving || !isKept ? t('saving') : isEmpty ? '' : t('saved')}
      </p>
      {lost === null ? null : (
        <div className="prepare-lost">
          <p className="faint">{t('kept')}</p>
          <p dir="auto">{lost}</p>
          <TextButton onClick={() => setLost(null)}>{t('discard')}</TextButton>
        </div>
      )}
    </section>
  );
}
