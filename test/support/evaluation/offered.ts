import type { FormName } from '../../../shared/templates/template';
import { offer } from '../offer';
import { evaluated } from './template';

/** Makes the server of this process offer a meeting with these forms; returns its name. */
export function offerEvaluated(...forms: FormName[]): string {
  const { frame, blocks } = evaluated(...forms);
  return offer({ frame: { ...frame, id: `${frame.id}.${forms.join('')}`.toLowerCase() }, blocks });
}
