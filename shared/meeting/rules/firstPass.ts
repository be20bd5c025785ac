import { refuse } from '../../refusal';
import { firstPassStages, hasFirstPass } from '../agenda/firstPass';
import type { Event } from '../events';
import { speakers } from '../floor/floor';
import { withoutAll } from '../people/people';
import type { Meeting, SlotId, StageProgress, Time } from '../state';
import { type Decision, withFloor } from './moment';

/**
 * In the questions of one slot everybody may ask once in turn before hands are taken, or hands are taken from the start. In
 * the stage in hand those who have asked are not called again for it.
 */
export function setFirstPass(meeting: Meeting, slot: SlotId, on: boolean, at: Time): Decision {
  const stages = firstPassStages(meeting, slot).filter((stage) => hasFirstPass(meeting, stage) !== on);
  if (stages.length === 0) return refuse('notNow');
  const keys = stages.map(({ key }) => key);
  const set: Event = { type: 'firstPassSet', stages: keys, on, at };
  return withFloor(meeting, [set], at, (room, { stage, progress }): StageProgress => {
    const { talk } = progress;
    if (talk.kind !== 'queue' || !keys.includes(stage.key)) return progress;
    const done = [...Object.keys(talk.asked), ...(talk.turn === null ? [] : [talk.turn.member])];
    return { ...progress, talk: { ...talk, firstPass: on ? withoutAll(speakers(room, stage), done) : [] } };
  });
}
