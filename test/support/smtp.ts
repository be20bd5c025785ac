import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export type Received = { to: string; from: string; raw: string };

export type MailServer = {
  url: string;
  received: Received[];
  /** The code with which it refuses the next messages; null: it takes them. */
  refuses: number | null;
  /** Where it leaves senders without an answer: before it hears anything, or when it has the whole message. */
  silent: 'greeting' | 'message' | null;
  /** How many connections it was asked for. */
  asked: number;
  /** Waits for the next message to this address that has not been looked at yet. */
  next(to: string): Promise<Received>;
  close(): Promise<void>;
};

/** A mail server on this computer that keeps what it gets. */
export async function mailServerForTest(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const looked = new Set<Received>();
  let wake = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect(_session, done) {
      mail.asked += 1;
      if (mail.silent !== 'greeting') done();
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (mail.refuses !== null) {
          done(Object.assign(new Error('not now, or never'), { responseCode: mail.refuses }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          to: rcptTo.map(({ address }) => address).join(','),
          from: mailFrom === false ? '' : mailFrom.address,
          raw: Buffer.concat(pieces).toString(),
        });
        if (mail.silent === null) done();
        wake();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${bound}`,
    received,
    refuses: null,
    silent: null,
    asked: 0,
    async next(to) {
      for (;;) {
        const found = received.find((one) => one.to === to && !looked.has(one));
        if (found) {
          looked.add(found);
          return found;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close,
  };
  onTestFinished(close);
  return mail;
}

/** The text of a message as a mail program shows it. */
export const textOf = ({ raw }: Received): string => {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4).replace(/\r\n/g, '\n');
  return /quoted-printable/i.test(raw)
    ? body
        .replace(/=\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : body;
};

export const linkIn = (mail: Received): string => {
  const link = /https?:\/\/\S+/.exec(textOf(mail))?.[0];
  if (link === undefined) throw new Error('the message has no link');
  return link;
};
