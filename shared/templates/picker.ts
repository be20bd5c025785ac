import { actionLearningBlock, questionsOnlyBlock } from './blocks/actionLearning';
import {
  balintBlock,
  colleaguesBlock,
  fiveStepsBlock,
  gossipBlock,
  heilsbronnBlock,
  incidentBlock,
} from './blocks/consultation';
import { caseClinicBlock, presentationBlock } from './blocks/forum';
import { slotBlock, slotDeepBlock, slotShortBlock } from './blocks/peerCoaching';
import { hotSeatBlock, troikaBlock, wiseCrowdsBlock } from './blocks/shortSlots';
import { closingFrame, oneToOneFrame, orientationFrame } from './frames/cycle';
import { externalFrame } from './frames/external';
import { networkCallFrame, networkFrame } from './frames/networks';
import { buddyFrame, cocoachFrame, groupFrame, virtualFrame } from './frames/peerCoaching';
import { forumFrame, mastermindFrame } from './frames/presenters';
import type { BlockTemplate, FrameTemplate } from './template';

/** Which formats people can choose, and in which order. */

export type PickerEntry = {
  /** What `templateFor` takes. */
  id: string;
  frame: string;
  block: string | null;
  /** i18n key of its plain words on the home page; null for formats that are called by the name of their method. */
  words: string | null;
  /** i18n key of the method below `method`: `.name`, `.about`, `.suits`. */
  method: string;
  people: FrameTemplate['people'];
  minutes: FrameTemplate['minutes'];
  /** Nobody leads it. */
  isShared: boolean;
};

/** Too few or too many people for a format; null: it is made for so many. */
export const misfit = (
  format: Pick<PickerEntry, 'people'>,
  people: { least: number; most: number },
): 'few' | 'many' | null =>
  people.least < format.people.least ? 'few' : people.most > format.people.most ? 'many' : null;

const entry = (frame: FrameTemplate, block: BlockTemplate | null, words: string | null = null): PickerEntry => ({
  id: block === null ? frame.id : `${frame.id}/${block.id}`,
  frame: frame.id,
  block: block?.id ?? null,
  words: words === null ? null : `pick.${words}`,
  method: block?.words ?? frame.words,
  people: frame.people,
  minutes: frame.minutes,
  isShared: frame.leadership === 'shared',
});

/** The first ones, in plain words. */
export const handful: readonly PickerEntry[] = [
  entry(groupFrame, slotBlock, 'group'),
  entry(groupFrame, colleaguesBlock, 'oneCase'),
  entry(groupFrame, questionsOnlyBlock, 'questions'),
  entry(externalFrame, null, 'roundTable'),
  entry(virtualFrame, slotShortBlock, 'virtual'),
];

export const pickerGroups = ['slots', 'cases', 'networks', 'pairs', 'cycle'] as const;

/** The others, by what they are for. */
export const moreFormats: Readonly<Record<(typeof pickerGroups)[number], readonly PickerEntry[]>> = {
  slots: [
    entry(groupFrame, slotDeepBlock, 'groupDeep'),
    entry(groupFrame, actionLearningBlock),
    entry(groupFrame, fiveStepsBlock),
    entry(groupFrame, wiseCrowdsBlock),
    entry(groupFrame, troikaBlock),
    entry(groupFrame, hotSeatBlock),
    entry(mastermindFrame, null),
  ],
  cases: [
    entry(groupFrame, heilsbronnBlock),
    entry(groupFrame, incidentBlock),
    entry(groupFrame, gossipBlock),
    entry(groupFrame, balintBlock),
    entry(groupFrame, caseClinicBlock),
    entry(groupFrame, presentationBlock),
    entry(forumFrame, null),
  ],
  networks: [entry(networkFrame, null), entry(networkCallFrame, null)],
  pairs: [entry(buddyFrame, null, 'buddy'), entry(cocoachFrame, null, 'cocoach'), entry(oneToOneFrame, null)],
  cycle: [entry(orientationFrame, null), entry(closingFrame, null)],
};

/** Every format that can be chosen. */
export const picker: readonly PickerEntry[] = [...handful, ...pickerGroups.flatMap((group) => moreFormats[group])];
