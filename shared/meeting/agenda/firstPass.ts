import { isInHand, wasEntered } from '../standing';
import type { Meeting, PlannedStage, SlotId } from '../state';

/** The question stages of a slot in which hands are raised and that are still to come, or in hand. */
export const firstPassStages = (meeting: Meeting, slot: SlotId): PlannedStage[] =>
  meeting.agenda.filter(
    (stage) =>
      stage.slot === slot &&
      stage.kind === 'open' &&
      stage.order === 'queue' &&
      stage.speaks.mode === 'talk' &&
      (stage.speaks.to ?? []).includes('client') &&
      !stage.skipped &&
      (isInHand(meeting, stage.key) || !wasEntered(meeting, stage.key)),
  );

/** Whether everybody is called once in turn before hands are taken: as the lead chose, else as the method says. */
export const hasFirstPass = ({ firstPass = {} }: Meeting, stage: PlannedStage): boolean =>
  Object.hasOwn(firstPass, stage.key) ? firstPass[stage.key] === true : stage.firstPass;
