import { english } from './en';

/** A message of the catalogue, with what stands in its gaps. Links in mails carry no key of a group. */
export type MailMessage = { kind: keyof typeof english; link: string } & Partial<
  /** A moment in words, the hour alone, and where reminders can be stopped; who invites. */
  Record<'when' | 'hour' | 'stop' | 'from', string>
>;

const greeting = 'Hello,';
/** Stands in the texts where the name that people know this server by belongs. */
const PRODUCT = 'Roundel';

/** Lines of a plain text. A value never adds a line, so that it cannot look like a text of ours. */
export function writtenOut({ kind, ...values }: MailMessage, product = PRODUCT): { subject: string; body: string } {
  const fill = (text: string) =>
    text
      .replaceAll(PRODUCT, product)
      .replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => oneLine(values[name as keyof typeof values] ?? ''));
  const { subject, body } = english[kind];
  return { subject: fill(subject), body: [greeting, ...body.map(fill)].join('\n\n').concat('\n') };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
