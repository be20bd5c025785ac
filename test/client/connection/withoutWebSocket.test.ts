import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MeetingSocket, openSocket } from '../../../client/connection/socket';
import { type RunningApp, startApp } from '../../support/app';
import { must, startMeeting } from '../../support/clients';

let running: RunningApp;
let network: Server;
let url = '';
let socket: MeetingSocket | null = null;

/** A network that lets ordinary requests through and ends every upgrade. */
beforeEach(async () => {
  running = await startApp();
  const { hostname, port } = new URL(running.url);
  network = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const passed = ask({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  network.on('upgrade', (_request, line) => line.destroy());
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
});
afterEach(async () => {
  socket?.disconnect();
  await running.stop();
  network.closeAllConnections();
  await new Promise((resolve) => network.close(resolve));
});

test('on a network that refuses WebSocket a page joins and hears what happens all the same', async () => {
  const { meeting, cookie } = await startMeeting(running.url);
  socket = openSocket(meeting, 'tab', url);
  // What a browser does by itself.
  socket.io.opts.extraHeaders = { cookie };
  const connected = new Promise((resolve) => socket?.on('connect', () => resolve(true)));
  socket.connect();
  await connected;
  expect(socket.io.engine.transport.name).toBe('polling');
  expect(must(await socket.emitWithAck('meeting:join', { have: null }))).toMatchObject({ title: 'Harbour group' });
  const heard = new Promise((resolve) => socket?.once('meeting:rejoin', resolve));
  const room = await running.app.meetings.open(meeting);
  await room?.submit({ type: 'cancelMeeting', by: 'nobody' }, { kind: 'system' }, null);
  expect(await heard).toEqual({ reason: 'ended' });
});
