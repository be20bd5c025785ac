import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slotOfClient } from '../../../shared/meeting/agenda/recut';
import { longest } from '../../../shared/meeting/limits';
import { isSplit } from '../../../shared/meeting/standing';
import type { Help } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import type { Answer } from '../../../shared/refusal';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { type StoredIssue, useSavedIssue } from '../../connection/hooks/savedIssue';
import { useSend } from '../../connection/hooks/send';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton } from '../../ui/buttons';
import { Tick } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';

const helpKinds = ['questions', 'ideas', 'experience', 'materials', 'advice'] as const satisfies Help[];
const optional = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;

const asText = (card: IssueCard): string =>
  [card.line, ...optional.map((each) => card[each])].filter(Boolean).join('\n');

/** The card is saved while it is written. Showing it is a separate step. */
export function IssueForm({ stored }: { stored: StoredIssue }) {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const saved = useSavedIssue(stored, { textOf: asText, givesWay: true });
  const { value: card, keep, isKept, isSaving, refused, hasGivenWay } = saved;
  const [notShown, setNotShown] = useState<string | null>(null);
  const problem = hasGivenWay ? t('stale') : refused ? whyNot(refused) : notShown;
  const write = (piece: Partial<IssueCard>) => saved.write((latest) => ({ ...latest, ...piece }));

  return (
    <>
      <div className="issue-body">
        {problem ? <Notice kind="refused">{problem}</Notice> : null}
        <TextArea
          className="issue-line"
          label={t('line')}
          placeholder={t('lineHint')}
          rows={2}
          value={card.line}
          maxLength={longest.issueLine}
          onChange={(event) => write({ line: event.target.value })}
        />
        <FitsHere />
        <HelpWanted help={card.help} onChange={(help) => write({ help })} />
        <h3>{t('more')}</h3>
        <div className="issue-rest">
          {optional.map((each) => (
            <TextArea
              key={each}
              label={t(each)}
              rows={2}
              value={card[each]}
              maxLength={longest.issueField}
              onChange={(event) => write({ [each]: event.target.value })}
            />
          ))}
        </div>
      </div>
      <Foot card={card} stored={stored} isKept={isKept} busy={isSaving} onKeep={keep} onProblem={setNotShown} />
    </>
  );
}

const fitQuestions = ['mine', 'people', 'group'] as const;

/** What kinds of issues a group of colleagues can help with, and what fits better for the others. */
function FitsHere() {
  const { t } = useTranslation('issue');
  return (
    <details className="issue-check">
      <summary>{t('check.title')}</summary>
      <p className="issue-quiet">{t('check.about')}</p>
      <ul>
        {fitQuestions.map((each) => (
          <li key={each}>
            <b>{t(`check.items.${each}`)}</b> <small>{t(`check.items.${each}Else`)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function HelpWanted({ help, onChange }: { help: readonly Help[]; onChange: (help: Help[]) => void }) {
  const { t } = useTranslation('issue');
  const hasAdvice = useMeeting().agenda.some(({ needs }) => needs === 'adviceWanted');
  return (
    <fieldset className="issue-help">
      <legend>{t('help')}</legend>
      <div>
        {helpKinds.map((kind) => (
          <Tick
            key={kind}
            checked={help.includes(kind)}
            onChange={(checked) =>
              onChange(helpKinds.filter((each) => (each === kind ? checked : help.includes(each))))
            }
          >
            {t(`kinds.${kind}`)}
          </Tick>
        ))}
      </div>
      <p className="issue-quiet">{t(hasAdvice ? 'helpHint' : 'helpHintOnly')}</p>
    </fieldset>
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
  const isReady = card.line.trim() !== '' && card.help.length > 0;
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
        {isCurrent ? t('shown') : isShown ? t('shownOlder') : t('private')}{' '}
        {busy ? t('saving') : isKept ? t('saved') : ''}
      </p>
      {isCurrent ? null : (
        <GoButton
          icon="people"
          pending={isShowing}
          closed={mine === null ? t('notMySlot') : isReady ? null : t('needs')}
          small={t('showSmall')}
          onClick={() => void press()}
        >
          {isShown ? t('showAgain') : t('show')}
        </GoButton>
      )}
    </footer>
  );
}
