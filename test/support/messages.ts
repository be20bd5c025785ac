import i18next from 'i18next';
import { afterAll, vi } from 'vitest';
import { english, type Namespace } from '../../client/i18n/catalogue';
import { allFormats, loadFormats } from '../../client/i18n/families';
import { loadMessages, startMessages } from '../../client/i18n/load';
import { loadAboutFormats } from '../../client/i18n/methods';

// Test files share their modules, so that the first one loads the texts for all.
if (!i18next.isInitialized) {
  await startMessages((text) => text);
  await loadMessages(...(Object.keys(english) as Namespace[]));
  await Promise.all([loadFormats(allFormats()), loadAboutFormats()]);
}

afterAll(async () => {
  // A part that is loaded only when it is shown must not be cut off: the next file would find it broken.
  await vi.dynamicImportSettled();
  if (!i18next.hasResourceBundle('en', 'group')) throw new Error('this file took the texts away that others need');
});
