import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from '../../../shared/meeting/agenda/recut';
import type { SlotId } from '../../../shared/meeting/state';
import { blockChoices } from '../../../shared/meeting/views/blockChoices';
import { useMethodText } from '../../i18n/methodText';
import { SelectField } from '../../ui/field';
import type { ChangeAgendaBy } from './changing';
import type { Draft } from './draft';
import { StageText } from './stageText';

/** How a slot is worked: another block for it, and what people are asked in each of its stages. `children` are what else can be done with it. */
export function SlotSteps({
  slot,
  draft,
  send,
  children,
}: {
  slot: SlotId;
  draft: Draft;
  send: ChangeAgendaBy;
  children: ReactNode;
}) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  // A text belongs to a stage that is there for everybody.
  const isThere = (key: string) => draft.live.agenda.some((stage) => stage.key === key);
  return (
    <>
      <BlockField slot={slot} draft={draft} />
      <ol>
        {partsOf(draft.meeting, slot).map((stage) => (
          <li key={stage.key} className={stage.skipped ? 'agenda-line-skipped' : undefined}>
            <b>{method.name(stage.words)}</b>
            {isThere(stage.key) ? <StageText stage={stage} send={send} /> : null}
            <span className="agenda-minutes num">{t('agenda.minutes', { count: Math.round(stage.minutes) })}</span>
          </li>
        ))}
      </ol>
      <div className="agenda-steps-tools">{children}</div>
    </>
  );
}

/** Blocks that need more minutes than there are stay in the list with what they need, closed. */
export function BlockField({ slot, draft }: { slot: SlotId | null; draft: Draft }) {
  const { t } = useTranslation('agendaChange');
  const method = useMethodText();
  const choices = blockChoices(draft.meeting, slot, draft.now);
  const present = choices.find(({ isNow }) => isNow)?.block.id;
  if (present === undefined || choices.length < 2) return null;
  return (
    <SelectField
      label={t(slot === null ? 'steps.all' : 'steps.block')}
      value={present}
      onChange={(event) => draft.tap({ type: 'setBlock', slot, block: event.target.value })}
    >
      {choices.map(({ block, needs }) => {
        const { least, most } = block.minutes;
        return (
          <option key={block.id} value={block.id} disabled={needs !== null}>
            {t(needs === null ? 'steps.takes' : 'steps.needs', { name: method.name(block.words), least, most })}
          </option>
        );
      })}
    </SelectField>
  );
}
