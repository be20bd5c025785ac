import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useState } from 'react';
import { stageIndex } from '../../../shared/meeting/agenda/recut';
import { slotsToOrder } from '../../../shared/meeting/agenda/restOfSlot';
import { minutesNow } from '../../../shared/meeting/draft/draft';
import type { Timeline, TimelinePart } from '../../../shared/meeting/draft/timeline';
import { placeNow } from '../../../shared/meeting/standing';
import type { ChangeAgendaBy } from './changing';
import type { Draft } from './draft';
import type { LineProps } from './line';
import { keyOf } from './minutes';
import { useCalled } from './naming';
import { SlotLine } from './slotLine';
import { StageLine } from './stageLine';

/** Every stage and slot that is not over, each to scale with its minutes and what can be done with it. */
export function AgendaRows({
  draft,
  line,
  mayChange,
  send,
}: {
  draft: Draft;
  line: Timeline;
  mayChange: boolean;
  send: ChangeAgendaBy;
}) {
  const { meeting, live } = draft;
  const called = useCalled(meeting);
  const [open, setOpen] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const ahead = slotsToOrder(meeting);
  const parts = line.parts.filter((part) => isStillOpen(part, draft));
  const longest = Math.max(1, ...parts.map(({ minutes }) => minutes));

  const order = (slots: string[]) => draft.tap({ type: 'orderSlots', slots });
  const move = (slot: string, by: number) => {
    const from = ahead.indexOf(slot);
    const to = from + by;
    if (to >= 0 && to < ahead.length) order(arrayMove(ahead, from, to));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      order(arrayMove(ahead, ahead.indexOf(`${active.id}`), ahead.indexOf(`${over.id}`)));
  };
  const lineOf = (part: TimelinePart, id: string): LineProps => {
    const before = minutesNow(live, id);
    const now = minutesNow(meeting, id);
    return {
      part,
      name: called(id),
      longest,
      wasMinutes: before !== undefined && now !== undefined && Math.round(before) !== Math.round(now) ? before : null,
      isAdded: draft.added.has(id),
      isOpen: open === id,
      onOpen: () => setOpen(open === id ? null : id),
    };
  };

  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <SortableContext items={ahead} strategy={verticalListSortingStrategy}>
        <ol className="agenda-lines">
          {parts.map((part) =>
            part.row.kind === 'slot' ? (
              <SlotLine
                key={keyOf(part.row)}
                slot={part.row}
                draft={draft}
                mayChange={mayChange}
                send={send}
                ahead={ahead}
                onMove={move}
                {...lineOf(part, part.row.slot.id)}
              />
            ) : (
              <StageLine
                key={part.row.stage.key}
                stage={part.row.stage}
                draft={draft}
                mayChange={mayChange}
                send={send}
                {...lineOf(part, part.row.stage.key)}
              />
            ),
          )}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/** What is over is not in the list. A slot that was left out stays, because it can still be given. */
function isStillOpen({ row }: TimelinePart, { meeting }: Draft): boolean {
  if (row.state === 'done') return false;
  if (row.state !== 'skipped' || row.kind === 'slot') return true;
  return stageIndex(meeting, row.stage.key) > placeNow(meeting);
}
