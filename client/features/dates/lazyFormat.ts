import { messages } from '../../i18n/load';
import { lazyPage } from '../../ui/lazy/lazyPage';

const texts = [
  messages('home', 'method'),
  async () => (await import('../../i18n/methods')).loadAboutFormats(),
] as const;

export const FormatLine = lazyPage(async () => (await import('./formatLine')).FormatLine, ...texts);
export const FormatChoice = lazyPage(async () => (await import('./formatChoice')).FormatChoice, ...texts);
