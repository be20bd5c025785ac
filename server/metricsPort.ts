import { createServer, type Server } from 'node:http';
import { StartFault } from './config';
import type { Numbers } from './web/http/numbers';

/**
 * `/metrics` on a port of its own, for a Prometheus on another computer or in another container. The port that people use
 * gives numbers to this machine only, because a proxy hands the whole world on from there.
 */
export function listenForScrapes(numbers: Numbers, { port, host }: { port: number; host: string }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
      return;
    }
    numbers.read().then(
      ({ type, text }) => response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new StartFault(`METRICS_PORT ${port} at ${host} cannot be opened (${error.message}). Set another one.`)),
    );
    server.listen(port, host, () => resolve(server));
  });
}
