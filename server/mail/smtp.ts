import { createTransport } from 'nodemailer';
import type { Tried } from '../outbox/outbox';
import type { MailRow } from '../store/store';
import type { MailSettings } from './mail';

export interface Postbox {
  send(mail: Pick<MailRow, 'id' | 'to' | 'subject' | 'body'>): Promise<Tried>;
  close(): void;
}

const WAIT_MS = 20_000;

/** Without a name of its own, a sender is called like the product. */
export function smtpPostbox({ smtpUrl, from, returnTo }: MailSettings, product: string): Postbox {
  const host = new URL(smtpUrl).hostname;
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      socketTimeout: WAIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: from.includes('<') ? from : { name: product, address: from } },
  );
  return {
    async send({ id, to, subject, body }) {
      try {
        await transport.sendMail({
          // As an object, because an address as text may name several.
          to: { name: '', address: to },
          subject,
          ...(returnTo === undefined ? {} : { envelope: { from: returnTo, to } }),
          text: body,
          // The same for each try: mail programs show a message once that came twice.
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'taken' };
      } catch (error) {
        return failed(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Only codes: the words of a mail server may quote the address. */
function failed(error: unknown): Tried {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  const problem = typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : 'unknown';
  const forGood = (typeof responseCode === 'number' && responseCode >= 500) || code === 'EENVELOPE';
  // A wrong password is the operator's to put right; the message waits for it.
  return { kind: forGood && code !== 'EAUTH' ? 'never' : 'later', problem };
}
