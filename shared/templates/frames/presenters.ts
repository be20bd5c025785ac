import { each, fixed } from '../minutes';
import { discussed, inTurn, noted, paused, told } from '../stages';
import type { FrameTemplate } from '../template';

/** Frames in which one or two members present, and the others come next time. */

/** F6: the mastermind: wins, commitments, two hot seats. */
export const mastermindFrame: FrameTemplate = {
  id: 'frame.mastermind',
  words: 'mastermind',
  slotPolicy: 'scheduled',
  people: { least: 3, most: 7 },
  minutes: { standard: 90, least: 60, most: 150 },
  leadership: 'led',
  audioOnly: false,
  breaks: true,
  stages: [
    inTurn('mastermind', 'wins', each(1), ['all']),
    inTurn('mastermind', 'review', each(2), ['all'], { due: 'statusesSettled', artefacts: ['status'] }),
    {
      id: 'hotseat',
      words: 'mastermind.hotseat',
      kind: 'block',
      block: 'block.hotseat',
      repeat: 'slots',
      minutes: { kind: 'slots' },
    },
    inTurn('mastermind', 'commit', each(1), ['all'], { artefacts: ['action'], protected: true }),
    inTurn('mastermind', 'close', each(0.5), ['all'], { artefacts: ['nextDate'], protected: true }),
  ],
};

/** F7: the forum: updates, a scored parking lot, one or two presentations in depth. */
export const forumFrame: FrameTemplate = {
  id: 'frame.forum',
  words: 'forum',
  slotPolicy: 'scheduled',
  people: { least: 4, most: 10 },
  minutes: { standard: 210, least: 120, most: 300 },
  leadership: 'led',
  audioOnly: false,
  breaks: true,
  roles: [
    { role: 'timekeeper', outside: false, otherwise: 'lead' },
    { role: 'scribe', outside: false, otherwise: 'nobody' },
    { role: 'observer', outside: false, otherwise: 'nobody' },
  ],
  stages: [
    told('forum', 'open', fixed(5), ['lead'], { due: 'manual', artefacts: ['attendance', 'agreement', 'roles'] }),
    noted('forum', 'prep', fixed(10), ['group']),
    inTurn('forum', 'updates', each(4), ['all'], { reads: 'prep' }),
    inTurn('forum', 'parking', each(1), ['all'], { artefacts: ['parking', 'scores'] }),
    paused('forum', 'pause', fixed(5)),
    {
      id: 'slots',
      words: 'forum.slots',
      kind: 'block',
      block: 'block.forum',
      repeat: 'slots',
      minutes: { kind: 'slots' },
    },
    discussed('forum', 'house', fixed(10), ['all'], 'queue', { artefacts: ['nextDate', 'note'], protected: true }),
  ],
};
