import type { OnPage } from '../../../journeys/support/group';
import type { Person, Stage } from '../support/stage';

/** Who is in the group, and the page of it. Eve comes in June. */
export type Cast = {
  stage: Stage;
  here: OnPage;
  group: string;
  /** The link that Ann copied when the group was formed. */
  groupLink: string;
  /** The link of Ben, which he has used. */
  usedLink: string;
  ann: Person;
  ben: Person;
  cleo: Person;
  dan: Person;
  fay: Person;
  eve: Person;
};

/** What people wrote; each text stands in one place only. */
export const texts = {
  'shown card': 'too many projects',
  'hidden card': 'my boss does not listen',
  'note of Ben': 'ask Cleo about her team',
  'action of Ben': 'call Kim',
  'what Ben learned': 'mornings work best',
  'action of Ben with Cleo': 'ask for Fridays off',
  'action of Cleo with Ben': 'speak first in the round',
  'what Cleo told Ben': 'it was easier than I thought',
  'note of Cleo with Ben': 'he sounds tired',
  evaluation: 'less talk about tools',
  'why Dan was absent': 'an operation of my child',
  'who is invited': 'zoe@example.org',
  names: '"Dan"',
} as const;
