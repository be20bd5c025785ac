import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MeetingSocket, openSocket } from '../../../client/connection/socket';
import { type RunningApp, startApp } from '../../support/app';
import { must, startMeeting } from '../../support/clients';

let running: RunningApp;
let network: Server;
let url = '';
let socket: MeetingSocket | null = null;
const upgrades: Duplex[] = [];

/** A network that lets ordinary requests through. What it does with upgrades is up to each test. */
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
  network.on('upgrade', (_request, line) => upgrades.push(line));
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.useRealTimers();
  socket?.disconnect();
  await running.stop();
  for (const line of upgrades.splice(0)) line.destroy();
  network.closeAllConnections();
  await new Promise((resolve) => network.close(resolve));
});

/** A page's connection to a new meeting by way of this network, with the moment when it is there. */
async function open(): Promise<{ meeting: string; page: MeetingSocket; connected: Promise<void> }> {
  const { meeting, cookie } = await startMeeting(running.url);
  const page = openSocket(meeting, 'tab', { url });
  socket = page;
  // What a browser does by itself.
  page.io.opts.extraHeaders = { cookie };
  const connected = new Promise<void>((resolve) => page.on('connect', () => resolve()));
  page.connect();
  return { meeting, page, connected };
}

/** It joins, and hears what happens. */
async function takesPart(meeting: string, page: MeetingSocket): Promise<void> {
  expect(page.io.engine.transport.name).toBe('polling');
  expect(must(await page.emitWithAck('meeting:join', { have: null }))).toMatchObject({ title: 'Harbour group' });
  const heard = new Promise((resolve) => page.once('meeting:rejoin', resolve));
  const room = await running.app.meetings.open(meeting);
  await room?.submit({ type: 'cancelMeeting', by: 'nobody' }, { kind: 'system' }, null);
  expect(await heard).toEqual({ reason: 'ended' });
}

test('on a network that refuses WebSocket a page joins and hears what happens all the same', async () => {
  network.on('upgrade', (_request, line) => line.destroy());
  const { meeting, page, connected } = await open();
  await connected;
  await takesPart(meeting, page);
});

test('on a network that never answers an upgrade a page goes the other way after 8 s', async () => {
  // The browser's side of the connection keeps its time with these two.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const swallowed = new Promise((resolve) => network.once('upgrade', resolve));
  const { meeting, page } = await open();
  await swallowed;
  await vi.advanceTimersByTimeAsync(7_999);
  expect(page.io.engine.transport.name).toBe('websocket');
  const failed = new Promise((resolve) => page.io.once('error', resolve));
  await vi.advanceTimersByTimeAsync(1);
  await failed;
  // The pause before the second try is at most 0.6 s. Each look moves the clock on.
  await vi.advanceTimersByTimeAsync(600);
  await vi.waitFor(() => expect(page.connected).toBe(true), { timeout: 20_000, interval: 10 });
  expect(upgrades).toHaveLength(1);
  vi.useRealTimers();
  await takesPart(meeting, page);
});
