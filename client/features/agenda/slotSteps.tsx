import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from '../../../shared/meeting/agenda/recut';
import type { SlotId } from '../../../shared/meeting/state';
import { blockChoices } from '../../../shared/meeting/views/blockChoices';
import { useConnection } from '../../connection/hooks/context';
import { useMeeting } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';
import { SelectField } from '../../ui/field';
import type { ChangeAgendaBy } from './changing';
import { StageText } from './stageText';

/** How a slot is worked: another block for it, and what people are asked in each of its stages. `children` are what else can be done with it. */
export function SlotSteps({ slot, send, children }: { slot: SlotId; send: ChangeAgendaBy; children: ReactNode }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const method = useMethodText();
  return (
    <div className="agenda-steps">
      <BlockField slot={slot} send={send} />
      <ol>
        {partsOf(meeting, slot).map((stage) => (
          <li key={stage.key} className={stage.skipped ? 'agenda-change-skipped' : undefined}>
            <b>{method.name(stage.words)}</b>
            <StageText stage={stage} send={send} />
            <span className="agenda-minutes num">{t('agenda.minutes', { count: Math.round(stage.minutes) })}</span>
          </li>
        ))}
      </ol>
      <div className="agenda-steps-tools">{children}</div>
    </div>
  );
}

/** Blocks that need more minutes than there are stay in the list with what they need, closed. */
export function BlockField({ slot, send }: { slot: SlotId | null; send: ChangeAgendaBy }) {
  const { t } = useTranslation('agendaChange');
  const method = useMethodText();
  const meeting = useMeeting();
  const choices = blockChoices(meeting, slot, useConnection().now());
  const present = choices.find(({ isNow }) => isNow)?.block.id;
  if (present === undefined || choices.length < 2) return null;
  return (
    <SelectField
      label={t(slot === null ? 'steps.all' : 'steps.block')}
      value={present}
      onChange={(event) => void send({ type: 'setBlock', slot, block: event.target.value })}
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
