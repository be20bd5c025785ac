import { messages } from '../i18n/load';
import { lazyPage } from '../ui/lazy/lazyPage';

/** When the group meets next, in the closing stage and on the page after it. */
export const ComingDate = lazyPage(
  async () => (await import('../features/dates/comingDate')).ComingDate,
  messages('nextDate', 'dates', 'group', 'refusals'),
);
