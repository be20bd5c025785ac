import { useEffect } from 'react';
import { getI18n } from 'react-i18next';
import { lazyPart } from './lazy/lazyPart';
import type { RestField } from './restNote';

const part = lazyPart(async () => {
  const [{ RestNote }] = await Promise.all([import('./restNote'), getI18n().loadNamespaces('rest')]);
  return RestNote;
});

/**
 * Under a field with a `maxLength`: what it says when it took in only the beginning of a text. `place` is the field or
 * what stands around it. When `text`, which stands in the field, is empty again, nothing is left to say.
 */
export function RestOf(field: RestField) {
  useEffect(() => void part.preload(), []);
  const RestNote = part.use();
  return RestNote ? <RestNote {...field} /> : null;
}
