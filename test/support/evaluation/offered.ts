import type { FormName } from '../../../shared/templates/template';
import { templates } from '../../../shared/templates/templates';
import { evaluated } from './template';

/** Makes the server of this process offer a meeting with these forms; returns its name. */
export function offerEvaluated(...forms: FormName[]): string {
  const { frame } = evaluated(...forms);
  const id = `${frame.id}.${forms.join('')}`.toLowerCase();
  Object.assign(templates.frames, { [id]: { ...frame, id } });
  return id;
}
