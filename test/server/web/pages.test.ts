import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTls, request as tlsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error the scripts of the build are plain JavaScript
import { invitationPage } from '../../../scripts/invitation.js';
import { openAccounts } from '../../../server/accounts/open';
import type { WebConfig } from '../../../server/web/deps';
import { pageOf } from '../../../server/web/http/clientFiles';
import { createNumbers } from '../../../server/web/http/numbers';
import { webRoutes } from '../../../server/web/routes';
import { openWebhooks } from '../../../server/webhooks/posts';
import { refuse } from '../../../shared/refusal';
import { dataFolder } from '../../support/app';
import { aMeeting, Browser, noOf } from '../../support/browser';
import { HandClock } from '../../support/clock';
import { textOf } from '../../support/importGraph';
import { openReadyStore } from '../../support/readyStore';

let place: Awaited<ReturnType<typeof dataFolder>>;
const closing: (() => void)[] = [];

beforeAll(async () => {
  place = await dataFolder();
  await mkdir(path.join(place.folder, 'assets'));
  await writeFile(path.join(place.folder, 'index.html'), '<!doctype html><title>the app</title>');
  await writeFile(path.join(place.folder, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(path.join(place.folder, 'icon.svg'), '<svg/>');
  await writeFile(path.join(place.folder, 'assets', 'app-1a2b.js.br'), 'as brotli');
  await writeFile(path.join(place.folder, 'assets', 'app-1a2b.js.gz'), 'as gzip');
  const html = invitationPage('<!doctype html>\n<title>the app</title>\n');
  await writeFile(path.join(place.folder, 'invitation.html'), html);
});
afterAll(async () => {
  for (const close of closing) close();
  await place.remove();
});

async function web(config: Partial<WebConfig> = {}, trustProxy: boolean | number = false) {
  const store = await openReadyStore();
  const mail = { sends: false, send: async () => 'kept' as const, remind: async () => {}, stop: async () => {} };
  const app = express();
  app.set('trust proxy', trustProxy);
  app.use(
    webRoutes({
      store,
      clock: new HandClock(),
      log: pino({ level: 'silent' }),
      rooms: {
        meeting: async () => null,
        cancelled: async () => false,
        ended: async () => {},
        lobbyOpened: async () => false,
        turnsSet: async () => {},
        memberRemoved: async () => {},
        agreementWritten: async () => {},
        groupRenamed: () => {},
        actionReported: () => undefined,
        issueWritten: () => undefined,
        sessionsEnded: () => {},
        closedWhile: async () => {},
      },
      accounts: openAccounts({
        store,
        mail,
        log: pino({ level: 'silent' }),
        secret: 'x'.repeat(43),
        publicUrl: null,
        secure: false,
        company: null,
        product: 'Roundel',
      }),
      mail,
      webhooks: openWebhooks({
        store,
        clock: new HandClock(),
        log: pino({ level: 'silent' }),
        secret: '',
        settings: null,
        product: 'Roundel',
      }),
      reminders: { look: () => {}, isStopLink: () => false },
      demos: {
        areOffered: false,
        isDemo: () => false,
        scriptOf: () => {
          throw new Error('there are no demos here');
        },
        reserve: () => refuse('notAllowed'),
      },
      operator: null,
      register: { version: '0.0.0', step: '', tables: [] },
      config: {
        clientFolder: place.folder,
        publicUrl: null,
        mediaUrl: null,
        carriesSound: true,
        securityContact: null,
        look: null,
        starting: 'anyone',
        ...config,
      },
      chance: () => 0.5,
      disk: null,
      numbers: createNumbers(),
      isServing: () => true,
    }),
  );
  return app;
}

async function plain(config: Partial<WebConfig> = {}, trustProxy: boolean | number = false) {
  const server = createServer(await web(config, trustProxy));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => void server.close());
  return new Browser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

describe('a file of the client that can no longer be read', () => {
  test('ends its own answer, and the server goes on', async () => {
    const folder = path.join(place.folder, 'replaced');
    await mkdir(path.join(folder, 'assets'), { recursive: true });
    await writeFile(path.join(folder, 'index.html'), 'the app');
    await writeFile(path.join(folder, 'assets', 'app-3c4d.js'), 'export {};');
    const browser = await plain({ clientFolder: folder });
    expect((await browser.get('/assets/app-3c4d.js')).status).toBe(200);
    await rm(path.join(folder, 'assets', 'app-3c4d.js'));
    await expect(browser.get('/assets/app-3c4d.js')).rejects.toThrow();
    expect((await browser.get('/')).status).toBe(200);
  });
});

describe('the pages', () => {
  test('every address of the app serves the one page uncached; files with a hash are cached for ever', async () => {
    const browser = await plain();
    for (const address of [
      '/',
      '/protected',
      '/demo',
      '/m/abc',
      '/m/abc/minutes',
      '/m/abc/screen',
      '/m/abc/',
      '/g/abc',
      '/g/abc/dates/d1',
    ]) {
      const page = await browser.get(address);
      expect(page.status, address).toBe(200);
      expect(page.bytes.toString()).toContain('the app');
      expect(page.headers['cache-control']).toBe('no-cache');
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    }
    const script = await browser.get('/assets/app-1a2b.js');
    expect(script.headers['content-type']).toMatch(/javascript/);
    expect(script.headers['cache-control']).toMatch(/max-age=31536000, immutable/);
    expect((await browser.get('/icon.svg')).status).toBe(200);
  });

  test('a missing file answers 404, and nothing outside the folder is served', async () => {
    const browser = await plain();
    for (const address of ['/assets/app-gone.js', '/favicon.ico', '/../package.json', '/.env']) {
      const page = await browser.get(address);
      expect(page.status, address).toBeGreaterThanOrEqual(400);
      expect(page.bytes.toString()).not.toContain('root:');
    }
    // No file has this name, so it is an address that nobody knows, like any other.
    const climbing = await browser.get('/%2e%2e/%2e%2e/etc/passwd');
    expect(climbing.status).toBe(404);
    expect(climbing.bytes.toString()).toContain('the app');
    expect((await browser.post('/m/abc', {})).status).toBe(404);
    expect(noOf(await browser.get('/api/meetings/x'))).toBe('401 signedOut');
  });

  test('every address that the app draws is a page, and others answer 404 with the page that says so', async () => {
    const drawn = [...textOf('client/app.tsx').matchAll(/<Route path="([^"]+)"/g)].map(([, address = '']) => address);
    expect(drawn.length).toBeGreaterThanOrEqual(5);
    for (const address of drawn) expect(pageOf(address.replaceAll(/:\w+/g, 'abc')), address).not.toBeNull();
    const browser = await plain();
    for (const address of ['/anything/at/all', '/m', '/m/abc/else', '/g/abc/dates', '/index.html', '/invitation']) {
      const page = await browser.get(address);
      expect(page.status, address).toBe(404);
      expect(page.headers['cache-control'] ?? 'no-cache').toBe('no-cache');
    }
    expect((await browser.get('/anything')).bytes.toString()).toContain('the app');
  });

  test('the name and the logo of the operator are in the pages as they are sent, and nothing runs in the logo', async () => {
    const folder = path.join(place.folder, 'own');
    await mkdir(folder);
    const html = textOf('client/index.html');
    await writeFile(path.join(folder, 'index.html'), html);
    await writeFile(path.join(folder, 'invitation.html'), invitationPage(html));
    await writeFile(path.join(folder, 'site.webmanifest'), textOf('client/public/site.webmanifest'));
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"/>');
    const light = { type: 'image/svg+xml', bytes, width: 30, height: 30, path: '/logo/1a2b.svg' } as const;
    const browser = await plain({
      clientFolder: folder,
      look: { name: 'Tom & "Ann"', logo: { light, dark: { ...light, path: '/logo/3c4d.svg' } } },
    });
    for (const [address, title] of [
      ['/', 'Tom &#38; &#34;Ann&#34;'],
      ['/m/abc', 'Tom &#38; &#34;Ann&#34;'],
      ['/nothing/here', 'Tom &#38; &#34;Ann&#34;'],
      ['/j', 'Invitation to a meeting'],
    ] as const) {
      const page = await browser.get(address);
      const text = page.bytes.toString();
      expect(page.status).toBe(address === '/nothing/here' ? 404 : 200);
      expect(page.headers['cache-control']).toBe('no-cache');
      expect(page.headers.etag).toBeDefined();
      expect(text).toContain(`<title>${title}</title>`);
      expect(text).toContain('<meta name="application-name" content="Tom &#38; &#34;Ann&#34;" />');
      expect(text).toContain('<meta name="logo-light" content="/logo/1a2b.svg 30 30" />');
      expect(text).toContain('<link rel="icon" type="image/svg+xml" href="/logo/1a2b.svg" />');
      expect(text).not.toContain('Roundel');
    }
    const logo = await browser.get('/logo/3c4d.svg');
    expect(logo.bytes).toEqual(bytes);
    expect(logo.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await browser.get('/logo/other.svg')).status).toBe(404);
    expect(JSON.parse((await browser.get('/site.webmanifest')).bytes.toString())).toMatchObject({
      name: 'Tom & "Ann"',
      icons: [{ src: '/logo/1a2b.svg', sizes: 'any' }],
    });
  });

  test('an invitation previews as one, and names nobody', async () => {
    const page = (await (await plain()).get('/j')).bytes.toString();
    expect(page).toContain('<title>Invitation to a meeting</title>');
    expect(page).toContain('property="og:title" content="Invitation to a meeting"');
    expect(page).not.toContain('the app');
    // Every script and style of the app is still there.
    const html = textOf('client/index.html');
    const without = (text: string) =>
      text.replaceAll(/ *<(?:title>.*|meta (?:property|name="(?:desc|twitter|robots)).*)\n/g, '');
    expect(without(invitationPage(html))).toBe(without(html));
  });

  test('no other page may show ours in a frame, whichever header the browser knows', async () => {
    const { headers } = await (await plain()).get('/');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  test('a file is sent in the form that the browser takes, each cached for itself', async () => {
    const browser = await plain();
    const sent = async (accepted: string) => {
      const { headers, bytes } = await browser.get('/assets/app-1a2b.js', { 'accept-encoding': accepted });
      expect(headers.vary).toContain('Accept-Encoding');
      return [headers['content-encoding'], bytes.toString()];
    };
    expect(await sent('gzip, deflate, br, zstd')).toEqual(['br', 'as brotli']);
    expect(await sent('gzip')).toEqual(['gzip', 'as gzip']);
    expect(await sent('identity')).toEqual([undefined, 'export {};']);
    const { headers } = await browser.get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
    const etag = String(headers.etag);
    const again = await browser.get('/assets/app-1a2b.js', { 'accept-encoding': 'br', 'if-none-match': etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  test('who finds a weakness reads where to report it, where the operator says so', async () => {
    expect((await (await plain()).get('/.well-known/security.txt')).status).toBe(404);
    const told = await (await plain({ securityContact: 'mailto:us@rooms.example' })).get('/.well-known/security.txt');
    expect(told.headers['content-type']).toContain('text/plain');
    expect(told.bytes.toString()).toMatch(/^Contact: mailto:us@rooms\.example\nExpires: \d{4}-\d\d-\d\dT[\d:.]+Z\n$/);
  });

  test('the policy allows the media server and no other host', async () => {
    const browser = await plain({ mediaUrl: 'wss://media.example:7443' });
    const policy = String((await browser.get('/')).headers['content-security-policy']);
    expect(policy).toContain("connect-src 'self' data: blob: wss://media.example:7443 https://media.example:7443;");
    expect(policy.match(/\w+:\/\//g)).toHaveLength(2);
  });
});

describe('[IN2] over https', () => {
  test('over https the cookie is Secure and requests are upgraded; localhost never gets strict transport', async () => {
    const made = await generate([{ name: 'commonName', value: 'localhost' }], { algorithm: 'sha256', keyType: 'ec' });
    const server = createTls({ cert: made.cert, key: made.private }, await web());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => void server.close());
    const { port } = server.address() as AddressInfo;

    const ask = (host: string) =>
      new Promise<{ headers: import('node:http').IncomingHttpHeaders }>((resolve, reject) => {
        const body = JSON.stringify(aMeeting);
        const headers = {
          host,
          'content-type': 'application/json',
          'content-length': String(body.length),
          origin: `https://${host}`,
        };
        const options = {
          port,
          host: '127.0.0.1',
          ca: made.cert,
          servername: 'localhost',
          method: 'POST',
          path: '/api/meetings',
          headers,
          agent: false,
        } as const;
        tlsRequest(options, (response) => {
          response.resume();
          response.on('end', () => resolve(response));
        })
          .on('error', reject)
          .end(body);
      });

    const here = await ask(`localhost:${port}`);
    expect(here.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    expect(here.headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(here.headers['strict-transport-security']).toBeUndefined();
    const elsewhere = await ask('rooms.example');
    expect(elsewhere.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
  });

  test('behind a trusted proxy the page counts as https; the headers of other proxies are ignored', async () => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    const trusted = await plain({ publicUrl: 'https://rooms.example' }, 1);
    const page = await trusted.get('/', proxied);
    expect(page.headers['content-security-policy']).toContain('upgrade-insecure-requests');
    await trusted.post('/api/meetings', aMeeting, { ...proxied, origin: 'https://rooms.example' });
    expect(trusted.setCookie).toContain('; Secure');

    const untrusted = await plain();
    const other = await untrusted.get('/', proxied);
    expect(other.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
