import { type FocusEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { dropRow, type PlanField, rowText } from '../../../shared/documents/plan';
import type { Action } from '../../../shared/protocol/records';
import type { Caret } from '../../connection/documents/typing';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { useRowText } from './planDocument';
import { PlanFieldLine } from './planField';
import { RemoveAction } from './removeAction';

/** The order on paper: what and when first, then what carries it. */
const linesOfRow = ['what', 'firstStep', 'by', 'ifThen', 'measure', 'support', 'buddy'] as const satisfies PlanField[];

/** The accepted action that says exactly what stands in the row. */
export const takenFrom = (doc: Y.Doc, row: number, actions: readonly Action[]): Action | undefined => {
  const words = rowText(doc, row);
  if (words.what.trim() === '') return undefined;
  return actions.find((action) => linesOfRow.every((line) => action[line] === words[line]));
};

/** One action: drafted by all, or taken by the client and then as it was taken. */
export function PlanRow({
  doc,
  row,
  number,
  isOnly,
  actions,
  isClient,
  clientName,
  canWrite,
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
  const taken = takenFrom(doc, row, actions);
  const title = t('row', { number });
  // The lines stay as they are under the hands of somebody who is in one of them, only closed: nothing jumps away.
  const inField = {
    onFocus: (event: FocusEvent) => setInField(event.target instanceof HTMLTextAreaElement),
    onBlur: () => setInField(false),
  };
  if (taken && !isInField) {
    return (
      <section className="plan-row plan-row-taken" aria-label={title}>
        <p className="plan-taken">
          <Icon name="check" size={20} />
          {isClient ? t('accepted') : t('acceptedOf', { name: clientName })}
          {isClient ? (
            <TextButton pending={busy} onClick={() => onWithdraw(taken.id)}>
              {t('withdraw')}
            </TextButton>
          ) : (
            <RemoveAction action={taken} />
          )}
        </p>
        <AcceptedText action={taken} />
      </section>
    );
  }
  const isEmpty = rowText(doc, row).what.trim() === '';
  return (
    <section className="plan-row" aria-label={title} {...inField}>
      {taken ? (
        <p className="plan-taken" role="status">
          <Icon name="check" size={20} />
          {isClient ? t('accepted') : t('acceptedMeanwhile', { name: clientName })}
        </p>
      ) : null}
      {linesOfRow.map((field) => (
        <PlanFieldLine
          key={field}
          {...{ doc, row, field, carets, onCaret, onUndo, onRedo }}
          canWrite={canWrite && taken === undefined}
        />
      ))}
      {isOnly || taken ? null : (
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

/** An action as it was taken; empty lines are left out. */
function AcceptedText({ action }: { action: Action }) {
  const { t } = useTranslation('plan');
  return (
    <dl className="plan-words">
      {linesOfRow
        .filter((line) => action[line].trim() !== '')
        .map((line) => (
          <div key={line} className={`plan-line plan-line-${line}`}>
            <dt>{t(`field.${line}`)}</dt>
            <dd>{action[line]}</dd>
          </div>
        ))}
    </dl>
  );
}
