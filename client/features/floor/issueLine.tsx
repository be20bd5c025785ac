import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Help, Slot } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { createLatest } from '../../connection/latest';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';

const saveAfter = 800;

/** The first line of my issue card, written where the group asks for it; the rest of the card stays as it is. */
export function IssueLine({ slot, help }: { slot: Slot | null; help: readonly Help[] }) {
  const { records } = useRecords({ what: 'myIssue' });
  return records ? <Line stored={records} slot={slot} help={help} /> : null;
}

type Stored = { card: IssueCard; version: number; shared: number | null };

function Line({ stored, slot, help }: { stored: Stored; slot: Slot | null; help: readonly Help[] }) {
  const { t } = useTranslation('slots');
  const whyNot = useRefusalText();
  const connection = useConnection();
  const change = useChangeRecords();
  const [line, setLine] = useState(stored.card.line);
  const [problem, setProblem] = useState<string | null>(null);
  const known = useRef(stored);
  const written = useRef(line);

  const save = useRef(async (_line: string) => true);
  save.current = async (next) => {
    const { card, version } = known.current;
    if (next === card.line) return true;
    const answer = await change({ what: 'saveIssue', card: { ...card, line: next }, version });
    if (answer.ok) known.current = { ...known.current, card: { ...card, line: next }, version: answer.value.version };
    setProblem(answer.ok ? null : whyNot(answer));
    return answer.ok;
  };
  const [saver] = useState(() => createLatest<string>({ save: (next) => save.current(next), shown: () => {} }));

  // Written in another tab, or on the whole card: taken over unless something else is being written here.
  useEffect(() => {
    if (stored.version <= known.current.version) return;
    if (written.current === known.current.card.line) {
      written.current = stored.card.line;
      setLine(stored.card.line);
    }
    known.current = stored;
  }, [stored]);
  useEffect(() => {
    if (line === known.current.card.line) return;
    const timer = setTimeout(() => saver.choose(line), saveAfter);
    return () => clearTimeout(timer);
  }, [line, saver]);
  useEffect(
    () => () => {
      const left = written.current;
      void save.current(left).then((isSaved) => {
        if (!isSaved) keepDraft(connection, 'issue', left);
      });
    },
    [connection],
  );

  const isShown = slot?.issue != null && slot.issue.version === stored.version && line === stored.card.line;
  async function show() {
    if (slot === null || !(await save.current(line))) return;
    const answer = await change({ what: 'shareIssue', slot: slot.id, version: known.current.version });
    setProblem(answer.ok ? null : whyNot(answer));
  }
  return (
    <div className="floor-issue-line">
      <TextField
        label={t('issueLine')}
        hint={isShown ? t('issueShown') : t(help.length > 0 ? 'issuePrivate' : 'issuePrivateMore')}
        error={problem}
        value={line}
        dir="auto"
        maxLength={longest.issueLine}
        onChange={(event) => {
          written.current = event.target.value;
          setLine(event.target.value);
        }}
        onBlur={() => saver.choose(line)}
      />
      {isShown || slot === null || line.trim() === '' ? null : (
        <SoftButton icon="people" onClick={() => void show()}>
          {t('issueShow')}
        </SoftButton>
      )}
    </div>
  );
}
