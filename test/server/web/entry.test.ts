import { describe, expect, test } from 'vitest';
import { isOwnOrigin } from '../../../server/access/origin';
import { networkOf } from '../../../server/web/http/limits';
import { Browser, noOf, yesOf } from '../../support/browser';
import { gather, must } from '../../support/clients';
import { appForAll, appForTest } from '../../support/forTest';
import { CANARY, png, pngWithMetadata, svg } from '../../support/pictures';

const running = appForAll();
const browser = () => new Browser(running.url);

describe('[SE18] only our own pages can change anything', () => {
  const own = { host: 'rooms.example', origin: 'https://rooms.example', 'sec-fetch-site': 'same-origin' };

  test.each([
    [own],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [{ host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    [{ host: 'rooms.example:443', origin: 'https://rooms.example' }],
    [{ host: 'ROOMS.example', origin: 'https://rooms.example' }],
    [{ host: 'xn--mnchen-3ya.example', origin: 'https://xn--mnchen-3ya.example' }],
    [{ host: 'inner:3000', origin: 'https://public.example' }],
    [{ host: 'rooms.example' }],
  ])('allowed: %j', (headers) => {
    expect(isOwnOrigin(headers, 'https://public.example')).toBe(true);
  });

  test.each([
    [{ ...own, origin: 'null' }],
    [{ ...own, origin: '' }],
    [{ ...own, origin: 'https://evil.example' }],
    [{ ...own, origin: 'https://rooms.example.evil.example' }],
    [{ ...own, origin: 'https://evilrooms.example' }],
    [{ ...own, origin: 'https://sub.rooms.example' }],
    [{ ...own, origin: 'https://rooms.example:8443' }],
    [{ ...own, origin: 'https://rooms.example.' }],
    [{ ...own, origin: 'https://rooms.example@evil.example' }],
    [{ ...own, origin: 'https://evil.example/https://rooms.example' }],
    [{ ...own, origin: 'https://evil.example#rooms.example' }],
    [{ ...own, origin: 'file://rooms.example' }],
    [{ ...own, origin: 'chrome-extension://rooms.example' }],
    [{ ...own, origin: 'javascript:alert(1)' }],
    [{ ...own, origin: 'https://rooms.example, https://evil.example' }],
    [{ ...own, origin: 'https://r\u043eoms.example' }],
    [{ ...own, origin: 'https://public.example.evil.example' }],
    [{ ...own, 'sec-fetch-site': 'cross-site' }],
    [{ ...own, 'sec-fetch-site': 'same-site' }],
    [{ host: 'rooms.example', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'https://rooms.example' }],
  ])('refused: %j', (headers) => {
    expect(isOwnOrigin(headers, 'https://public.example')).toBe(false);
  });

  test('a foreign page gets 403 on every changing route, even with the cookie, and changes nothing', async () => {
    const ann = browser();
    const { meeting, group, invite } = yesOf(await ann.start());
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const tries: [string, string, object][] = [
      ['POST', '/api/meetings', {}],
      ['POST', '/api/invites/look', { invite }],
      ['POST', '/api/invites/use', { invite, name: 'Eve' }],
      ['POST', `/api/meetings/${meeting}/invites`, { make: 'group' }],
      ['POST', `/api/meetings/${meeting}/return-link`, {}],
      ['POST', `/api/meetings/${meeting}/again`, {}],
      ['PUT', `/api/meetings/${meeting}/images`, {}],
      ['DELETE', `/api/meetings/${meeting}`, {}],
    ];
    for (const [method, path, json] of tries) {
      expect(noOf(await ann.send(method, path, { json, headers: foreign })), path).toBe('403 notAllowed');
    }
    expect(await running.store.membersOf(group)).toHaveLength(1);
    expect(yesOf(await browser().look(invite)).kind).toBe('group');
  });

  test('a GET request to a changing route changes nothing', async () => {
    const ann = browser();
    const { meeting } = yesOf(await ann.start());
    for (const path of [
      '/api/meetings',
      '/api/invites/use',
      `/api/meetings/${meeting}/again`,
      `/api/meetings/${meeting}/return-link`,
    ]) {
      expect(noOf(await ann.get(path)), path).toBe('404 notFound');
    }
  });
});

describe('[SE17] another group', () => {
  test('the meeting, pictures, minutes and links of another group look as if they did not exist', async () => {
    const ours = await gather(running.url, ['Ann', 'Bob']);
    const ann = browser();
    ann.cookie = ours.lead.who.cookie;
    const { hash } = yesOf(
      await ann.send<{ hash: string }>('PUT', `/api/meetings/${ours.meeting}/images`, { bytes: png() }),
    );
    const eve = browser();
    yesOf(await eve.start({ name: 'Eve' }));
    const stranger = browser();

    const asks: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', `/images/${hash}`],
      ['GET', '/minutes'],
      ['GET', '/mine'],
      ['POST', '/invites', { make: 'group' }],
      ['POST', '/return-link', {}],
      ['POST', '/again', { startsAt: null, minutes: null, template: null }],
      ['PUT', '/images', {}],
    ];
    for (const [method, rest, json] of asks) {
      const sent = json === undefined ? {} : { json };
      const path = (id: string) => `/api/meetings/${id}${rest}`;
      const theirs = await eve.send(method, path(ours.meeting), sent);
      const nothing = await eve.send(method, path('00000000-0000-4000-8000-000000000000'), sent);
      expect(noOf(theirs), rest).toBe('404 notFound');
      expect(theirs.answer).toEqual(nothing.answer);
      expect(noOf(await stranger.send(method, path(ours.meeting), sent)), rest).toBe('401 signedOut');
    }
    // Nor with the address of her own meeting in front of our picture's name.
    const own = yesOf(await eve.start({ name: 'Eve' }));
    expect((await eve.get(`/api/meetings/${own.meeting}/images/${hash}`)).status).toBeGreaterThanOrEqual(403);
    expect((await ann.get(`/api/meetings/${ours.meeting}/images/${hash}`)).status).toBe(200);
    ours.close();
  });

  test('somebody who knows the link but was not let in sees only that the meeting exists', async () => {
    const ours = await gather(running.url, ['Ann']);
    const ann = browser();
    ann.cookie = ours.lead.who.cookie;
    const { hash } = yesOf(
      await ann.send<{ hash: string }>('PUT', `/api/meetings/${ours.meeting}/images`, { bytes: png() }),
    );
    const waiting = browser();
    yesOf(await waiting.use(ours.invite, 'Bob'));
    expect(yesOf(await waiting.summary(ours.meeting)).title).toBe('Harbour group');
    expect(noOf(await waiting.get(`/api/meetings/${ours.meeting}/images/${hash}`))).toBe('403 notAdmitted');
    expect(noOf(await waiting.get(`/api/meetings/${ours.meeting}/minutes`))).toBe('403 notAdmitted');
    expect(noOf(await waiting.send('PUT', `/api/meetings/${ours.meeting}/images`, { bytes: png() }))).toBe(
      '403 notAdmitted',
    );
    ours.close();
  });

  test('a removed member sees nothing any more', async () => {
    const ours = await gather(running.url, ['Ann', 'Bob']);
    const bob = browser();
    bob.cookie = ours.people.Bob!.who.cookie;
    yesOf(await bob.summary(ours.meeting));
    must(await ours.lead.command({ type: 'removeMember', member: ours.people.Bob!.me }));
    expect(noOf(await bob.summary(ours.meeting))).toBe('403 notAdmitted');
    expect(noOf(await bob.get(`/api/meetings/${ours.meeting}/minutes`))).toBe('403 notAdmitted');
    ours.close();
  });

  test.each(['__proto__', 'constructor', '%2e%2e%2fetc%2fpasswd', "' or 1=1 --", '%00', 'x'.repeat(3000)])(
    'the id %j finds nothing',
    async (id) => {
      const ann = browser();
      yesOf(await ann.start());
      expect(noOf(await ann.get(`/api/meetings/${encodeURI(id).replaceAll('%25', '%')}`))).toBe('404 notFound');
    },
  );
});

describe('[FA15] pictures of the board', () => {
  test('a picture is stored under the hash of its cleaned bytes, served as a download without rights, and stored once', async () => {
    const ours = await gather(running.url, ['Ann']);
    const ann = browser();
    ann.cookie = ours.lead.who.cookie;
    const path = `/api/meetings/${ours.meeting}/images`;
    const put = (bytes: Buffer, headers = {}) => ann.send<{ hash: string }>('PUT', path, { bytes, headers });
    const { hash } = yesOf(await put(pngWithMetadata, { 'content-type': 'image/svg+xml' }));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(yesOf(await put(png())).hash).toBe(hash);

    const image = await ann.get(`${path}/${hash}`);
    expect(image.status).toBe(200);
    expect(image.bytes.equals(png())).toBe(true);
    expect(image.bytes.includes(CANARY)).toBe(false);
    expect(image.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(image.headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-f]{12}\.png"$/);
    expect(image.headers['cache-control']).toMatch(/^private/);

    expect(noOf(await put(svg, { 'content-type': 'image/png' }))).toBe('422 malformed');
    expect(noOf(await put(Buffer.alloc(0)))).toBe('422 malformed');
    expect(noOf(await put(png(50_000, 50_000)))).toBe('413 tooLarge');
    expect(noOf(await put(Buffer.alloc(2_000_001)))).toBe('413 tooLarge');
    expect(noOf(await put(png(), { 'content-encoding': 'gzip' }))).toBe('400 badInput');
    expect(noOf(await ann.get(`${path}/${'0'.repeat(64)}`))).toBe('404 notFound');
    expect(noOf(await ann.get(`${path}/..%2f..%2fetc`))).toBe('404 notFound');
    ours.close();
  });

  test('a body without a declared length is measured while it arrives', async () => {
    const ours = await gather(running.url, ['Ann']);
    const { status } = await fetch(`${running.url}/api/meetings/${ours.meeting}/images`, {
      method: 'PUT',
      headers: { cookie: ours.lead.who.cookie, origin: running.url },
      body: new ReadableStream({
        start(stream) {
          for (let part = 0; part < 50; part += 1) stream.enqueue(new Uint8Array(100_000));
          stream.close();
        },
      }),
      duplex: 'half',
    } as RequestInit);
    expect(status).toBe(413);
    ours.close();
  });
});

describe('headers of every answer', () => {
  test('every answer has a strict policy, no referrer and no sniffing; over plain http nothing is upgraded', async () => {
    for (const path of ['/', '/j', '/healthz', '/api/nothing', '/api/meetings/x']) {
      const { headers } = await browser().get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy, path).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(policy).not.toContain("unsafe-eval' 'unsafe-inline");
      expect(policy).not.toMatch(/https?:\/\//);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  test('an unknown API address answers a typed refusal for every method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
      expect(noOf(await browser().send(method, '/api/nothing', { json: {} })), method).toBe('404 notFound');
    }
    expect(noOf(await browser().get('/api/%E0%A4%A'))).toMatch(/^40[04] /);
    expect((await browser().get('/api')).status).toBe(404);
  });

  test('health, readiness, and metrics for this machine only', async () => {
    expect((await browser().get('/healthz')).bytes.toString()).toBe('ok\n');
    expect((await browser().get('/readyz')).bytes.toString()).toBe('ready\n');
    const numbers = (await browser().get('/metrics')).bytes.toString();
    expect(numbers).toMatch(/^roundel_rooms \d+$/m);
    expect(numbers).toMatch(/^roundel_http_requests_total\{status="2xx"\} \d+$/m);
    expect((await browser().get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    expect((await browser().get('/metrics', { forwarded: 'for=203.0.113.9' })).status).toBe(404);
  });

  test('[FA3] a store that cannot save makes the server not ready but alive, and starting a meeting answers unavailable', async () => {
    let broken = false;
    const sick = await appForTest({
      before: (statement) => {
        if (broken && /^\s*(insert|update|delete|begin)/i.test(statement)) {
          throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
        }
      },
    });
    const ann = new Browser(sick.url);
    yesOf(await ann.start());
    broken = true;
    expect(noOf(await ann.start())).toBe('503 unavailable');
    expect((await ann.get('/readyz')).status).toBe(503);
    expect((await ann.get('/healthz')).status).toBe(200);
    broken = false;
    yesOf(await ann.start());
  });

  test('a fault is answered with a reference only, and logged without the body', async () => {
    let broken = false;
    const sick = await appForTest({
      before: () => {
        if (broken) throw new TypeError('secret-in-a-message');
      },
    });
    broken = true;
    const reply = await new Browser(sick.url).start({ name: 'canary-name' });
    broken = false;
    expect(reply.status).toBe(500);
    expect(reply.answer).toMatchObject({ ok: false, error: 'internal' });
    expect(reply.bytes.toString()).not.toContain('secret-in-a-message');
    const { ref } = reply.answer as { ref: string };
    expect(sick.log.filter((line) => line.ref === ref)).toHaveLength(1);
    expect(JSON.stringify(sick.log)).not.toContain('canary-name');
  });
});

describe('[SE13] secrets', () => {
  test('no log line holds a token, invite, name or key, and no address holds a secret', async () => {
    const ours = await gather(running.url, ['Canary-Ann', 'Canary-Bob']);
    const ann = browser();
    ann.cookie = ours.lead.who.cookie;
    const { invite } = yesOf(await ann.order(ours.meeting, { make: 'personal', role: 'member' }));
    const back = yesOf(await ann.post<{ invite: string }>(`/api/meetings/${ours.meeting}/return-link`, {})).invite;
    yesOf(await browser().use(invite ?? '', 'Canary-Cleo'));
    yesOf(await browser().use(back, null));
    // Somebody may put the secret into the query instead of the fragment: it must not be logged either.
    await browser().get(`/j?invite=${ours.invite}&key=canary-key`);
    await browser().look('canary-guess-of-a-link');
    await browser().send('POST', '/api/invites/use', {
      bytes: Buffer.from(`{"invite":"${ours.invite}"`),
      headers: { 'content-type': 'application/json' },
    });
    const lines = JSON.stringify(running.log);
    expect(running.log.length).toBeGreaterThan(10);
    const tokens = [ann.cookie, ours.people['Canary-Bob']!.who.cookie].map((cookie) => cookie.replace('roundel=', ''));
    for (const secret of [...tokens, ours.invite, invite ?? '', back, 'canary-key', 'canary-guess', 'Canary-']) {
      expect(secret.length).toBeGreaterThan(6);
      expect(lines).not.toContain(secret);
    }
    const addresses = running.log.map((line) => String(line.path ?? ''));
    expect(addresses.every((address) => !address.includes('?') && !address.includes('#'))).toBe(true);
    ours.close();
  });
});

describe('[SE6] one customer counts as one address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});

test('[DT5] an answer says the time by the clock that decides what is over', async () => {
  const { headers } = await browser().get('/api/home');
  expect(Date.parse(headers.date ?? '')).toBe(Math.floor(running.clock.now() / 1000) * 1000);
});
