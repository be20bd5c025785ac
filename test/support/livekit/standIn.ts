import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A program that starts and ends like LiveKit: it reads the config, listens on its ports, answers, and accepts every
 * socket. Like the real one, it does not end at SIGTERM while somebody is connected.
 */
export async function standIn(folder: string): Promise<string> {
  const program = path.join(folder, 'stand-in');
  await writeFile(program, `#!${process.execPath}\n${code}`);
  await chmod(program, 0o755);
  return program;
}

/** The process id of the program that runs now. */
export function pidOf(child: { pid(): number | null }): number {
  const pid = child.pid();
  // Without a valid number, killing process 0 would end the tests themselves.
  if (pid === null) throw new Error('no LiveKit server runs');
  return pid;
}

const code = `
const { createServer } = require('node:http');
const net = require('node:net');
if (process.argv.includes('--version')) {
  console.log('livekit-server version 0.0.0');
  process.exit(0);
}
const config = JSON.parse(require('node:fs').readFileSync(process.argv[process.argv.indexOf('--config') + 1], 'utf8'));
const refused = (error) => {
  console.error(error.message);
  process.exit(1);
};
const server = createServer((_request, response) => response.end('OK'));
server.on('upgrade', (_request, socket) => {
  socket.on('error', () => undefined);
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n');
});
net.createServer().on('error', refused).listen(config.rtc.tcp_port, '127.0.0.1', () => {
  server.on('error', refused).listen(config.port, '127.0.0.1');
});
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;
