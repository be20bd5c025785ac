import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Help } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { keepDraft } from '../../connection/documents/drafts';
import { SavedRecord } from '../../connection/documents/savedRecord';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useSend } from '../../connection/hooks/send';
import { useRefusalText } from '../../i18n/refusalText';
import { GoButton } from '../../ui/buttons';
import { Tick } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Notice } from '../../ui/notice';

const saveAfter = 1_000;
const helpKinds = ['questions', 'ideas', 'experience', 'materials', 'advice'] as const satisfies Help[];
const optional = ['whyNow', 'tried', 'wanted', 'keyQuestion', 'notWanted'] as const;

type Stored = { card: IssueCard; version: number; shared: number | null };

const sameCard = (one: IssueCard, other: IssueCard): boolean => JSON.stringify(one) === JSON.stringify(other);
const asText = (card: IssueCard): string =>
  [card.line, ...optional.map((each) => card[each])].filter(Boolean).join('\n');

/** The card is saved while it is written. Showing it is a separate step. */
export function IssueForm({ stored }: { stored: Stored }) {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const connection = useConnection();
  const [card, setCard] = useState(stored.card);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = useChangeRecords();
  const [record] = useState(
    () =>
      new SavedRecord<IssueCard>({ value: stored.card, version: stored.version }, sameCard, (sent, version) =>
        change({ what: 'saveIssue', card: sent, version }),
      ),
  );
  const isKept = record.isKept();

  useEffect(() => {
    if (record.isNewer({ value: stored.card, version: stored.version })) setCard(stored.card);
  }, [record, stored]);

  /** The version that is saved now; null when it could not be saved. */
  async function keep(): Promise<number | null> {
    if (record.isKept()) return record.version;
    setBusy(true);
    const answer = await record.keep();
    setBusy(false);
    if (answer.ok) {
      setProblem(null);
      return answer.value.version;
    }
    if (answer.error === 'stale' && !record.isKept()) {
      keepDraft(connection, 'issue', asText(record.latest));
      record.take({ value: newest.current.card, version: newest.current.version });
      setCard(newest.current.card);
    }
    setProblem(answer.error === 'stale' ? t('stale') : whyNot(answer));
    return null;
  }
  const newest = useRef(stored);
  newest.current = stored;
  const keepNow = useRef(keep);
  keepNow.current = keep;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment after each change of the card
  useEffect(() => {
    if (record.isKept()) return;
    const timer = setTimeout(() => void keepNow.current(), saveAfter);
    return () => clearTimeout(timer);
  }, [record, card]);
  useEffect(
    () => () => {
      const text = asText(record.latest);
      void keepNow.current().then((version) => {
        // nobody is here any more to read that it could not be saved
        if (version === null) keepDraft(connection, 'issue', text);
      });
    },
    [connection, record],
  );

  const write = (piece: Partial<IssueCard>) => {
    record.write({ ...record.latest, ...piece });
    setCard(record.latest);
  };

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
      <Foot card={card} stored={stored} isKept={isKept} busy={busy} onKeep={keep} onProblem={setProblem} />
    </>
  );
}

function HelpWanted({ help, onChange }: { help: readonly Help[]; onChange: (help: Help[]) => void }) {
  const { t } = useTranslation('issue');
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
      <p className="issue-quiet">{t('helpHint')}</p>
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
  stored: Stored;
  isKept: boolean;
  busy: boolean;
  onKeep: () => Promise<number | null>;
  onProblem: (problem: string | null) => void;
}) {
  const { t } = useTranslation('issue');
  const whyNot = useRefusalText();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const change = useChangeRecords();
  const mine = Object.values(meeting.slots).find((slot) => slot.client === me) ?? null;
  const isReady = card.line.trim() !== '' && card.help.length > 0;
  const isShown = mine?.issue != null;
  const isCurrent = isShown && isKept && mine?.issue?.version === stored.version;

  async function show() {
    if (!mine) return;
    const version = await onKeep();
    if (version === null) return;
    const answer = await change({ what: 'shareIssue', slot: mine.id, version });
    if (!answer.ok) return onProblem(whyNot(answer));
    onProblem(null);
    await send({ type: 'setHelp', slot: mine.id, help: card.help });
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
          pending={busy}
          closed={mine === null ? t('notMySlot') : isReady ? null : t('needs')}
          small={t('showSmall')}
          onClick={() => void show()}
        >
          {isShown ? t('showAgain') : t('show')}
        </GoButton>
      )}
    </footer>
  );
}
