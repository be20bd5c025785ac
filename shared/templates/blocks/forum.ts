import { casting } from '../ballots';
import { each, eachOther, fixed } from '../minutes';
import { asked, discussed, inTurn, noted, told, voted } from '../stages';
import type { BlockTemplate } from '../template';

/** B10: a presentation in depth; the others share experience and give no advice. */
export const presentationBlock: BlockTemplate = {
  id: 'block.forum',
  words: 'deepdive',
  minutes: { standard: 72, least: 45, most: 85 },
  clientLeads: false,
  roles: [
    { role: 'presentersCoach', outside: true, otherwise: 'afterClient' },
    { role: 'scribe', outside: false, otherwise: 'nobody' },
  ],
  stages: [
    inTurn('deepdive', 'word', each(0.25), ['all']),
    inTurn('deepdive', 'starter', each(0.5), ['all']),
    told('deepdive', 'purpose', fixed(2), ['presentersCoach'], {
      next: ['client'],
      due: 'manual',
      artefacts: ['issue'],
    }),
    told('deepdive', 'present', fixed(15), ['client'], { artefacts: ['issue'] }),
    asked('deepdive', 'clarify', fixed(20), 'queue'),
    noted('deepdive', 'silence', fixed(3)),
    inTurn('deepdive', 'share', eachOther(3), ['coaches'], { reads: 'silence', artefacts: ['envelope'] }),
    told('deepdive', 'wrap', fixed(3), ['client'], { artefacts: ['action'] }),
    inTurn('deepdive', 'word2', each(0.25), ['all']),
  ],
};

/** B11: case clinic: listening, stillness, images, then talk that builds on what others said. */
export const caseClinicBlock: BlockTemplate = {
  id: 'block.caseclinic',
  words: 'caseclinic',
  minutes: { standard: 61, least: 50, most: 75 },
  clientLeads: false,
  choosesClient: true,
  roles: [{ role: 'timekeeper', outside: false, otherwise: 'lead' }],
  stages: [
    voted('caseclinic', 'roles', fixed(2), casting, { artefacts: ['roles'] }),
    told('caseclinic', 'intent', fixed(15), ['client'], { artefacts: ['issue'] }),
    noted('caseclinic', 'still', fixed(3), ['client', 'group']),
    inTurn('caseclinic', 'mirror', fixed(10), ['coaches'], { next: ['client'], reads: 'still', artefacts: ['board'] }),
    discussed('caseclinic', 'dialogue', fixed(20), ['all'], 'queue', { due: 'time', artefacts: ['envelope'] }),
    inTurn('caseclinic', 'close', fixed(8), ['coaches'], { next: ['client'], artefacts: ['action'] }),
    noted('caseclinic', 'journal', fixed(3)),
  ],
};
