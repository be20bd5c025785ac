import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Retention } from '../../../shared/protocol/retention';
import { useAnswer } from '../../connection/hooks/answer';
import { changeRetention, retentionOf } from '../../connection/ownershipApi';
import { serverNow } from '../../connection/serverTime';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { arriving } from '../../ui/arrival';
import { SoftButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { dateText } from '../../ui/text/when';

const offered = [1, 3, 6, 12, 24, 36] as const;
type Months = { texts: number | null; afterEnd: number | null };

/** How long the group keeps what it wrote. `others`: who decides it, where I do not. `news`: when to ask anew who decides. */
export function Keeping({ group, others, news }: { group: GroupId; others: ReactNode; news: string }) {
  const { t } = useTranslation('ownership');
  const heading = useId();
  const [answer, askAgain] = useAnswer(retentionOf, group, { news });
  const [changed, setChanged] = useState<Retention | null>(null);
  const [editing, setEditing] = useState(false);
  const kept = changed ?? (answer?.ok ? answer.value : null);
  if (kept === null) return null;
  const { texts, afterEnd, appliesAt, endedAt, erasedAt, mayChange, erasures } = kept;
  const saved = (now: Retention) => {
    setChanged(now);
    setEditing(false);
  };
  const stale = () => {
    setChanged(null);
    askAgain();
  };
  return (
    <section className="ownership" id="keeping" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('keep.title')}</h2>
      {endedAt === null ? null : (
        <Notice kind="info">
          {erasedAt === null
            ? t('keep.ended', { day: dateText(endedAt) })
            : t('keep.endedUntil', { day: dateText(endedAt), erased: dateText(erasedAt) })}
        </Notice>
      )}
      <p className="quiet">
        {texts === null ? t('keep.textsStay') : t('keep.texts', { count: texts })}{' '}
        {afterEnd === null ? t('keep.groupStays') : t('keep.afterEnd', { count: afterEnd })}
      </p>
      {appliesAt === null || appliesAt < serverNow() ? null : (
        <p className="quiet">{t('keep.from', { day: dateText(appliesAt) })}</p>
      )}
      {mayChange ? null : others}
      {mayChange && !editing ? (
        <div className="ownership-files">
          <SoftButton onClick={() => setEditing(true)}>{t('keep.change')}</SoftButton>
        </div>
      ) : null}
      {editing ? (
        <Decide {...{ group, kept }} onSaved={saved} onStale={stale} onClose={() => setEditing(false)} />
      ) : null}
      {erasures.length > 0 ? (
        <ul className="ownership-erasures">
          {erasures.map(({ at, meetings }) => (
            <li key={at}>
              <span className="num">{dateText(at)}</span> {t('keep.erased', { count: meetings })}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Decide({
  group,
  kept,
  onSaved,
  onStale,
  onClose,
}: {
  group: GroupId;
  kept: Retention;
  onSaved: (now: Retention) => void;
  onStale: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('ownership');
  const refusalText = useGroupRefusal();
  const [months, setMonths] = useState<Months>({ texts: kept.texts, afterEnd: kept.afterEnd });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setBusy(true);
    const answer = await changeRetention(group, { ...months, version: kept.version });
    setBusy(false);
    if (answer.ok) return onSaved(answer.value);
    setProblem(answer.error === 'stale' ? t('keep.stale') : refusalText(answer));
    if (answer.error === 'stale') onStale();
  }

  return (
    <form
      className="ownership-decide"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {(['texts', 'afterEnd'] as const).map((name) => (
        <SelectField
          key={name}
          label={t(`keep.${name}Label`)}
          value={months[name] ?? ''}
          onChange={({ target }) => setMonths({ ...months, [name]: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">{t('keep.never')}</option>
          {withOwn(months[name]).map((count) => (
            <option key={count} value={count}>
              {t('keep.months', { count })}
            </option>
          ))}
        </SelectField>
      ))}
      <p className="faint">{t('keep.grace')}</p>
      <div className="ownership-files">
        <SoftButton type="submit" pending={busy}>
          {t('keep.save')}
        </SoftButton>
        <SoftButton onClick={onClose}>{t('keep.cancel')}</SoftButton>
      </div>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </form>
  );
}

/** A number of months that somebody chose elsewhere stays in the list. */
const withOwn = (own: number | null): number[] =>
  [...new Set([...offered, ...(own === null ? [] : [own])])].sort((one, other) => one - other);
