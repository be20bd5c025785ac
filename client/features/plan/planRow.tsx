import { type FocusEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { Day } from '../../../shared/day';
import { dropRow, type PlanField, rowText } from '../../../shared/documents/plan';
import type { Action } from '../../../shared/protocol/records';
import type { Caret } from '../../connection/documents/typing';
import { useConnection } from '../../connection/hooks/context';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { dayAt, dueText } from '../../ui/text/days';
import { useRowText } from './planDocument';
import { PlanFieldLine } from './planField';
import { RemoveAction } from './removeAction';

/** The order of the fields: what and when first, then what helps to do it. */
const fieldsInOrder = [
  'what',
  'firstStep',
  'by',
  'ifThen',
  'measure',
  'support',
  'buddy',
] as const satisfies PlanField[];

/** The accepted action whose text is exactly the text of the row. */
export const acceptedFrom = (doc: Y.Doc, row: number, actions: readonly Action[]): Action | undefined => {
  const text = rowText(doc, row);
  if (text.what.trim() === '') return undefined;
  return actions.find(
    (action) => action.due === text.due && fieldsInOrder.every((line) => action[line] === text[line]),
  );
};

/** One action: a draft that everybody can edit, or the accepted text. */
export function PlanRow({
  doc,
  row,
  number,
  isOnly,
  actions,
  isClient,
  clientName,
  canWrite,
  nextDay,
  carets,
  busy,
  onCaret,
  onUndo,
  onRedo,
  onAccept,
  onWithdraw,
}: {
  doc: Y.Doc;
  row: number;
  number: number;
  isOnly: boolean;
  actions: readonly Action[];
  isClient: boolean;
  clientName: string;
  canWrite: boolean;
  nextDay: Day | null;
  carets: readonly Caret[];
  busy: boolean;
  onCaret: (field: string | null, index: number) => void;
  onUndo: () => void;
  onRedo: () => void;
  onAccept: (row: number) => void;
  onWithdraw: (action: string) => void;
}) {
  const { t } = useTranslation('plan');
  useRowText(doc, row);
  const [isInField, setInField] = useState(false);
  const accepted = acceptedFrom(doc, row, actions);
  const title = t('row', { number });
  // While somebody is in a field of this row, the fields stay and are only closed, so that nothing jumps away under
  // their hands.
  const inField = {
    onFocus: ({ target }: FocusEvent) =>
      setInField(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement),
    onBlur: () => setInField(false),
  };
  if (accepted && !isInField) {
    return (
      <section className="plan-row plan-row-accepted" aria-label={title}>
        <p className="plan-accepted">
          <Icon name="check" size={20} />
          {isClient ? t('accepted') : t('acceptedOf', { name: clientName })}
          {isClient ? (
            <TextButton pending={busy} onClick={() => onWithdraw(accepted.id)}>
              {t('withdraw')}
            </TextButton>
          ) : (
            <RemoveAction action={accepted} />
          )}
        </p>
        <AcceptedText action={accepted} />
      </section>
    );
  }
  const isEmpty = rowText(doc, row).what.trim() === '';
  return (
    <section className="plan-row" aria-label={title} {...inField}>
      {accepted ? (
        <p className="plan-accepted" role="status">
          <Icon name="check" size={20} />
          {isClient ? t('accepted') : t('acceptedMeanwhile', { name: clientName })}
        </p>
      ) : null}
      {fieldsInOrder.map((field) => (
        <PlanFieldLine
          key={field}
          {...{ doc, row, field, carets, nextDay, onCaret, onUndo, onRedo }}
          canWrite={canWrite && accepted === undefined}
        />
      ))}
      {isOnly || accepted ? null : (
        <div className="plan-row-foot">
          {isClient && !isEmpty ? (
            <SoftButton icon="check" pending={busy} onClick={() => onAccept(row)}>
              {t('acceptRow')}
            </SoftButton>
          ) : null}
          {canWrite ? (
            <TextButton icon="remove" aria-label={t('remove', { number })} onClick={() => dropRow(doc, row)} />
          ) : null}
        </div>
      )}
    </section>
  );
}

/** An accepted action. Empty fields are left out. */
function AcceptedText({ action }: { action: Action }) {
  const { t } = useTranslation('plan');
  const today = dayAt(useConnection().now());
  const textOf = (line: PlanField) => (line === 'by' ? dueText(action, today) : action[line]);
  return (
    <dl className="plan-text">
      {fieldsInOrder
        .filter((line) => textOf(line).trim() !== '')
        .map((line) => (
          <div key={line} className={`plan-line plan-line-${line}`}>
            <dt>{t(`field.${line}`)}</dt>
            <dd dir="auto">{textOf(line)}</dd>
          </div>
        ))}
    </dl>
  );
}
