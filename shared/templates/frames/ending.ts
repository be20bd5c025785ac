import { fixed } from '../minutes';
import { discussed } from '../stages';
import type { FormName, StageTemplate } from '../template';

/** The unsigned form and its result: no overrun eats their minutes, and no clock closes the form. */

export const evaluation = (words: string, minutes: number, id = 'evaluate', form?: FormName): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  kind: 'silentWriting',
  speaks: { mode: 'private', from: ['all'] },
  order: 'none',
  minutes: fixed(minutes),
  due: 'evaluationClosed',
  artefacts: ['evaluation'],
  protected: true,
  ...(form === undefined ? {} : { form }),
});

export const evaluationReview = (words: string, minutes: number): StageTemplate =>
  discussed(words, 'reveal', fixed(minutes), ['all'], 'queue', {
    artefacts: ['evaluationResult', 'note'],
    protected: true,
  });
