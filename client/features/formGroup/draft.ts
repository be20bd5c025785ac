import { type GoodRow, MOST_INVITED, type PeopleRead, peopleOfText } from '../../../shared/groups/invited';
import { type GroupModel, type GroupPlan, presets } from '../../../shared/groups/models';
import { tidyName, tidyTitle } from '../../../shared/names';
import type { FormGroup } from '../../../shared/protocol/forming';

/** What somebody has entered so far on the page that forms a group. */

/** A CSV file: its rows are kept as they were read and corrected. */
export type PeopleFile = PeopleRead & { name: string };

export type Draft = {
  model: GroupModel;
  name: string;
  me: string;
  /** I form it for others and take no part in it. Nobody forms a pair for others. */
  forOthers: boolean;
  plan: GroupPlan;
  list: string;
  file: PeopleFile | null;
  /** Of a pair: the other person, and the date as its field holds it. */
  other: string;
  otherEmail: string;
  startsAt: string;
};

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export const planOf = (model: GroupModel, timeZone: string): GroupPlan => ({ ...presets[model], timeZone });

export const newDraft = (me: string): Draft => ({
  model: 'internalGroup',
  name: '',
  me,
  forOthers: false,
  plan: planOf('internalGroup', zoneHere()),
  list: '',
  file: null,
  other: '',
  otherEmail: '',
  startsAt: '',
});

/** The people of the list as it reads beside the file, and all of them together. */
export function peopleIn({ list, file, me }: Draft): { ofList: PeopleRead; all: GoodRow[] } {
  const ofFile = file?.good ?? [];
  const ofList = peopleOfText(list, ofFile, me);
  return { ofList, all: [...ofList.good, ...ofFile] };
}

export type Missing = 'name' | 'me' | 'bad' | 'tooMany' | 'pair' | 'when';

/** What is still missing before the group can be formed; null: nothing. */
export function missingIn(draft: Draft): Missing | null {
  if (tidyName(draft.me) === null) return 'me';
  if (draft.model === 'pair') {
    if (tidyName(draft.other) === null) return 'pair';
    return Number.isNaN(Date.parse(draft.startsAt)) ? 'when' : null;
  }
  if (tidyTitle(draft.name) === null) return 'name';
  const { ofList, all } = peopleIn(draft);
  if (ofList.bad.length > 0) return 'bad';
  return all.length > MOST_INVITED ? 'tooMany' : null;
}

/** What is sent to the server. `nameOfPair` names a pair after its two people. */
export function orderOf(draft: Draft, nameOfPair: (me: string, other: string) => string): FormGroup {
  const me = tidyName(draft.me) ?? draft.me;
  const { model, plan } = draft;
  if (model !== 'pair') {
    const people = peopleIn(draft).all.map(({ person }) => person);
    const as = draft.forOthers ? 'organiser' : plan.leads === 'facilitator' ? 'facilitator' : 'member';
    return { model, name: draft.name, me, as, plan, people };
  }
  const other = tidyName(draft.other) ?? draft.other;
  const email = draft.otherEmail.trim();
  return {
    model,
    name: nameOfPair(me, other),
    me,
    other: { name: other, email: email === '' ? null : email },
    timeZone: plan.timeZone,
    minutes: plan.minutes,
    template: plan.formats.usual,
    startsAt: Date.parse(draft.startsAt),
  };
}
