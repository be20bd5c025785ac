import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listenForScrapes } from '../../server/metricsPort';
import { createNumbers } from '../../server/web/http/numbers';
import { Browser, noOf } from '../support/browser';
import { must, TestClient } from '../support/clients';
import { appForTest, gatherForTest } from '../support/forTest';

/** The value of one line of the numbers; 0 where it is not there yet. */
const numberIn = (text: string, line: string): number =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? 0,
  );

test('what people do is counted: commits, commands, connections, refusals by code, changes of media rights', async () => {
  const running = await appForTest();
  const browser = new Browser(running.url);
  const read = async () => (await browser.get('/metrics')).bytes.toString();
  const { lead, people } = await gatherForTest(running.url, ['Ann', 'Ben']);

  const before = await read();
  must(await lead.command({ type: 'setOneVoice', on: true }));
  expect(await people.Ben!.command({ type: 'setOneVoice', on: false })).toMatchObject({ ok: false, error: 'notLead' });
  expect(noOf(await browser.get('/api/meetings/none'))).toBe('401 signedOut');
  const stranger = new TestClient(running.url, { meeting: lead.who.meeting, cookie: 'roundel=none' });
  await expect(stranger.connect()).rejects.toThrow('signedOut');
  const after = await read();

  const more = (line: string) => numberIn(after, line) - numberIn(before, line);
  expect(more('roundel_command_seconds_count')).toBe(2);
  expect(more('roundel_commit_seconds_count{outcome="done"}')).toBeGreaterThanOrEqual(1);
  expect(more('roundel_refusals_total{way="socket",code="notLead"}')).toBe(1);
  expect(more('roundel_refusals_total{way="http",code="signedOut"}')).toBe(1);
  expect(more('roundel_refusals_total{way="connection",code="signedOut"}')).toBe(1);
  expect(numberIn(after, 'roundel_connections_total{outcome="connected"}')).toBe(2);
  stranger.close();
  await expect.poll(async () => numberIn(await read(), 'roundel_connections')).toBe(2);
  expect(numberIn(after, 'roundel_media_rights_seconds_count{outcome="done"}')).toBeGreaterThan(0);
  expect(numberIn(after, 'roundel_store_damaged')).toBe(0);
  // No id of anybody, and no odd number.
  expect(after).not.toContain(lead.me);
  expect(after).not.toContain(lead.who.meeting);
  expect(after).not.toMatch(/ (?:NaN|-\d)/);
});

test('a port of its own gives the numbers to other computers, and nothing else', async () => {
  const numbers = createNumbers();
  numbers.watchProcess();
  const server = await listenForScrapes(numbers, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  const browser = new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const scraped = await browser.get('/metrics', { 'x-forwarded-for': '203.0.113.9' });
  expect(scraped.status).toBe(200);
  expect(scraped.headers['content-type']).toContain('text/plain');
  expect(scraped.bytes.toString()).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  for (const path of ['/', '/healthz', '/api/meetings']) expect((await browser.get(path)).status).toBe(404);
  const taken = (server.address() as AddressInfo).port;
  await expect(listenForScrapes(numbers, { port: taken, host: '127.0.0.1' })).rejects.toThrow(`METRICS_PORT ${taken}`);
});

test('the dashboard asks only for numbers that there are', async () => {
  const numbers = createNumbers();
  numbers.watchProcess();
  for (const name of ['roundel_rooms', 'roundel_connections', 'roundel_log_lines_lost', 'roundel_store_damaged'])
    numbers.gauge(name, () => 0);
  const { text } = await numbers.read();
  const there = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const dashboard = readFileSync('deploy/dashboard.json', 'utf8');
  const asked = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].flatMap(([, expr = '']) =>
    [...expr.matchAll(/\b(?:roundel|nodejs|process)_\w+/g)].map(([name]) => name.replace(/_(?:bucket|sum|count)$/, '')),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect([...new Set(asked)].filter((name) => !there.has(name))).toEqual([]);
});
