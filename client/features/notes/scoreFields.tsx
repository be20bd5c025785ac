import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedItem } from '../../../shared/protocol/records';
import { useChangeRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { SelectField } from '../../ui/field';

const figures = Array.from({ length: 10 }, (_, index) => index + 1);
const kinds = ['importance', 'urgency'] as const;
type Chosen = Partial<Record<(typeof kinds)[number], number>>;

/** How important and how urgent my own topic is. It is saved as soon as both are chosen. */
export function ScoreFields({ item, onProblem }: { item: ParkedItem; onProblem: (text: string | null) => void }) {
  const { t } = useTranslation('notes');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [chosen, choose] = useState<Chosen>(item.score ?? {});

  async function set(next: Chosen) {
    choose(next);
    const { importance, urgency } = next;
    if (importance === undefined || urgency === undefined) return;
    const answer = await change({ what: 'scoreParked', item: item.id, importance, urgency });
    onProblem(answer.ok ? null : whyNot(answer));
  }

  return (
    <span className="notes-score-fields">
      {kinds.map((kind) => (
        <SelectField
          key={kind}
          label={t(`park.${kind}`)}
          value={chosen[kind] ?? ''}
          onChange={(event) => void set({ ...chosen, [kind]: Number(event.target.value) })}
        >
          {chosen[kind] === undefined ? <option value="">{t('park.pick')}</option> : null}
          {figures.map((figure) => (
            <option key={figure}>{figure}</option>
          ))}
        </SelectField>
      ))}
    </span>
  );
}
