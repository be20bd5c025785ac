/**
 * Three people with a page, where everybody else takes part without one (`scripted.ts`): a computer, a phone, and a phone on
 * its side.
 */
export const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind'];
export const windows = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
  { viewport: { width: 844, height: 390 }, colorScheme: 'dark' as const },
];

export const named = (text: string, name: string): string => text.replace('{{name}}', name);

/** A text without the marks that keep the direction of names. */
export const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
