import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Receiver = {
  url: string;
  /** The text of each message that it took. */
  taken: string[];
  asked: number;
  /** What it answers next. `redirect`: it sends the sender to `taken` elsewhere. `nothing`: it takes the message and never says so. */
  answers: number | 'redirect' | 'nothing';
};

/** A program on this computer with an incoming webhook. */
export async function receiverForTest(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      receiver.asked += 1;
      if (receiver.answers === 'redirect') response.writeHead(302, { location: receiver.url }).end();
      else {
        const { text } = JSON.parse(Buffer.concat(pieces).toString()) as { text: string };
        if (receiver.answers === 200 || receiver.answers === 'nothing') receiver.taken.push(text);
        if (receiver.answers === 'nothing') return;
        response.writeHead(receiver.answers).end('no_service');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/hooks/canary-secret`, taken: [], asked: 0, answers: 200 };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
