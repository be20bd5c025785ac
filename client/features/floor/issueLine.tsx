import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Help, Slot } from '../../../shared/meeting/state';
import type { IssueCard } from '../../../shared/protocol/records';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { type StoredIssue, useSavedIssue } from '../../connection/hooks/savedIssue';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';

/** The first line of my issue card, written where the group asks for it; the rest of the card stays as it is. */
export function IssueLine({ slot, help }: { slot: Slot | null; help: readonly Help[] }) {
  const { records } = useRecords({ what: 'myIssue' });
  return records ? <Line stored={records} slot={slot} help={help} /> : null;
}

/** Another tab may have changed the rest of the card meanwhile: only the line is written here. */
const withMyLine = (mine: IssueCard, stored: IssueCard): IssueCard => ({ ...stored, line: mine.line });
const lineOf = (card: IssueCard): string => card.line;

function Line({ stored, slot, help }: { stored: StoredIssue; slot: Slot | null; help: readonly Help[] }) {
  const { t } = useTranslation('slots');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const { value, write, keep, refused } = useSavedIssue(stored, { textOf: lineOf, merge: withMyLine });
  const [notShown, setNotShown] = useState<string | null>(null);
  const { line } = value;

  const isShown = slot?.issue != null && slot.issue.version === stored.version && line === stored.card.line;
  async function show() {
    if (slot === null) return;
    const saved = await keep();
    if (!saved.ok) return;
    const answer = await change({ what: 'shareIssue', slot: slot.id, version: saved.value.version });
    setNotShown(answer.ok ? null : whyNot(answer));
  }
  return (
    <div className="floor-issue-line">
      <TextField
        label={t('issueLine')}
        hint={isShown ? t('issueShown') : t(help.length > 0 ? 'issuePrivate' : 'issuePrivateMore')}
        error={refused ? whyNot(refused) : notShown}
        value={line}
        dir="auto"
        maxLength={longest.issueLine}
        onChange={(event) => write((card) => ({ ...card, line: event.target.value }))}
        onBlur={() => void keep()}
      />
      {isShown || slot === null || line.trim() === '' ? null : (
        <SoftButton icon="people" onClick={() => void show()}>
          {t('issueShow')}
        </SoftButton>
      )}
    </div>
  );
}
