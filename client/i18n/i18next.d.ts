import 'i18next';
import type { english } from './catalogue';

declare module 'i18next' {
  /**
   * The English catalogue says which keys there are and which placeholders each message has: a wrong key or a value that
   * is left out fails in `npm run check`.
   */
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
    returnNull: false;
    strictInterpolationChecks: true;
  }
}
