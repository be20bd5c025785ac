import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { MediaRights } from '../../../../shared/meeting/rights/media';
import type { Meeting } from '../../../../shared/meeting/state';
import { openBrowser } from '../people';
import { pageScript } from './pageScript';

/**
 * With scripted seats, all agree on the simplest codec in long packets, because twelve people in one computer need a
 * lot of it.
 */
function plainSound(signal: Record<string, unknown>): Record<string, unknown> {
  const description = signal.description as { type: string; sdp: string } | undefined;
  if (!description) return signal;
  const sdp = description.sdp
    .replace(/^(m=audio \S+ \S+)(.*?) 0 /gm, '$1 0$2 ')
    .replace(/^(m=audio .*\r\nc=.*\r\n)/gm, '$1a=ptime:60\r\n')
    .replace(/^a=(rtcp-fb:\S+ (transport-cc|goog-remb)|extmap:\S+ \S*transport-wide-cc\S*)\r\n/gm, '');
  return { ...signal, description: { ...description, sdp } };
}

const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };

const untouched = (_to: string, signal: Record<string, unknown>): Record<string, unknown> => signal;

/** `scripted`: one of several seats in one page, which connects only to members with a page of their own. */
export type Member = { name: string; tab: string; page: Page; scripted: boolean };

/** Browsers with a mesh room each, and signalling that the test controls. */
export class MeshLab {
  private readonly members: Member[] = [];
  private readonly joined = new Map<string, string>();
  private readonly rights = new Map<string, MediaRights>();
  /** The test can drop or change messages here. */
  tamper: (to: string, signal: Record<string, unknown>) => Record<string, unknown> | null = untouched;
  offers = 0;
  /** The server lets nobody in. */
  refuses = false;

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly server: Server,
    private readonly address: string,
  ) {}

  static async open(flags: string[] = []): Promise<MeshLab> {
    const code = await pageScript('meshPage');
    const server = createServer((request, response) => {
      const script = request.url === '/mesh.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? code : '<!doctype html><title>mesh</title><script type="module" src="/mesh.js"></script>');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const browser = await openBrowser(['--autoplay-policy=no-user-gesture-required', ...flags]);
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    // The test sends functions into the page that tsx compiled. tsx names functions with a helper, which the page needs
    // too.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    const { port } = server.address() as AddressInfo;
    return new MeshLab(browser, context, server, `http://127.0.0.1:${port}/`);
  }

  async add(name: string, tab: string, inviteKey: string | null = null): Promise<Member> {
    const page = await this.seatPage();
    const member = { name, tab, page, scripted: false };
    this.members.push(member);
    await page.evaluate(([me, myTab, key]) => window.startMesh(me, myTab, key), [name, tab, inviteKey] as const);
    return member;
  }
  /** Seats that share one page. They send a tone and a picture of their own, and listen to nobody. */
  async addScripted(names: string[]): Promise<Member[]> {
    const page = await this.seatPage();
    const seats = names.map((name) => ({ name, tab: `tab-${name}`, page, scripted: true }));
    this.members.push(...seats);
    await page.evaluate(
      (all) => {
        for (const { name, tab } of all) window.startMesh(name, tab, null, 'scripted');
      },
      seats.map(({ name, tab }) => ({ name, tab })),
    );
    return seats;
  }
  private async seatPage(): Promise<Page> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => console.error('a page of the mesh:', error));
    await page.exposeFunction('sendToTest', (event: string, payload: unknown, name: string) => {
      const member = this.members.find((one) => one.page === page && one.name === name);
      return member ? this.take(member, event, payload) : { ok: false, error: 'notAdmitted' };
    });
    await page.goto(this.address);
    await page.waitForFunction(() => 'startMesh' in window);
    return page;
  }
  /** The meeting as everybody sees it now. Rights, floor and pictures follow it. */
  async show(meeting: Meeting): Promise<void> {
    await Promise.all(
      [...new Set(this.members.map(({ page }) => page))].map((page) =>
        page.evaluate((now) => {
          for (const mesh of window.meshes.values()) mesh.meeting(now);
        }, meeting),
      ),
    );
  }
  /** Devices are open and connected, with the rights that the meeting gives. */
  async enter(member: Member, wanted = { microphone: true, camera: true }): Promise<void> {
    await member.page.evaluate(
      async ([me, which]) => {
        const mesh = window.meshes.get(me);
        await mesh?.own.open(which);
        await mesh?.room.connect();
      },
      [member.name, wanted] as const,
    );
  }

  /** Everybody may do everything, with open devices, connected. */
  async sitDown(member: Member, wanted?: { microphone: boolean; camera: boolean }): Promise<void> {
    const others = this.members.map(({ name }) => name);
    for (const { page, name } of this.members) {
      const rights = Object.fromEntries(others.filter((other) => other !== name).map((other) => [other, {}]));
      await page.evaluate((given) => window.mesh.rights({}, given), rights);
    }
    await this.enter(member, wanted);
  }

  /** A new person takes a seat and may do everything. */
  async sit(name: string): Promise<Page> {
    const member = await this.add(name, `tab-${name}`);
    await this.change(name, open);
    await this.enter(member);
    return member.page;
  }
  /** A new state of the meeting. Every page learns it, as after a commit. */
  async change(name: string, rights: MediaRights): Promise<void> {
    await this.split({ [name]: rights });
  }
  /** As `change`, for several people. */
  async split(rights: Record<string, MediaRights>): Promise<void> {
    for (const [name, one] of Object.entries(rights)) this.rights.set(name, one);
    await this.tellRights();
  }
  private async tellRights(): Promise<void> {
    await Promise.all(
      this.members.map(({ name, page }) => {
        const others = Object.fromEntries([...this.rights].filter(([other]) => other !== name));
        const mine = this.rights.get(name) ?? {};
        return page.evaluate(([me, them]) => window.mesh.rights(me, them), [mine, others] as const);
      }),
    );
  }
  /** The others remove this member. Their page stays open and learns nothing of it, as if its socket were cut. */
  async remove(name: string): Promise<void> {
    this.rights.delete(name);
    this.joined.delete(name);
    this.members.splice(
      this.members.findIndex((member) => member.name === name),
      1,
    );
    await Promise.all([this.tellRights(), this.announce()]);
  }
  /** The meeting has ended: nobody carries sound and picture any more. */
  async end(): Promise<void> {
    this.joined.clear();
    await this.announce();
  }
  /** Closes all pages, for the next test. */
  async clear(): Promise<void> {
    await Promise.all(this.context.pages().map((page) => page.close()));
    this.members.length = 0;
    this.joined.clear();
    this.rights.clear();
    this.tamper = untouched;
    this.refuses = false;
    this.offers = 0;
  }

  private async take(from: Member, event: string, payload: unknown): Promise<unknown> {
    if (event === 'media:join') {
      if (this.refuses) return { ok: false, error: 'internal' };
      this.joined.set(from.name, from.tab);
      setImmediate(() => void this.announce());
      return { ok: true, value: { kind: 'mesh', iceServers: [] } };
    }
    if (event !== 'media:signal') throw new Error(`unexpected ${event}`);
    const { to, tab, signal } = payload as { to: string; tab: string; signal: Record<string, unknown> };
    const target = this.members.find((member) => member.name === to && member.tab === tab);
    if (!target || this.joined.get(to) !== tab) return { ok: false, error: 'unknownMember' };
    const description = signal.description as { type: string } | undefined;
    if (description?.type === 'offer') this.offers += 1;
    const passed = this.tamper(to, from.scripted || target.scripted ? plainSound(signal) : signal);
    if (passed !== null) await this.tell(target, 'media:signal', { from: from.name, tab: from.tab, signal: passed });
    return { ok: true, value: null };
  }
  /** Leaves for good, with its page. */
  async leave(member: Member): Promise<void> {
    this.joined.delete(member.name);
    this.members.splice(this.members.indexOf(member), 1);
    await member.page.close();
    await this.announce();
  }
  /** A page of the same browser without our code. */
  async page(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.address);
    return page;
  }
  async announce(): Promise<void> {
    const news = [...this.joined].map(([member, tab]) => ({ member, tabs: [tab] }));
    const scripted = new Set(this.members.filter((member) => member.scripted).map(({ name }) => name));
    const met = news.filter(({ member }) => !scripted.has(member));
    await Promise.all(
      this.members.map((member) => {
        const others = met.filter((one) => one.member !== member.name);
        const itself = news.filter((one) => one.member === member.name);
        return this.tell(member, 'media:tabs', member.scripted ? [...others, ...itself] : news);
      }),
    );
  }
  private async tell(member: Member, event: string, news: unknown): Promise<void> {
    await member.page.evaluate(([me, name, given]) => window.meshes.get(me)?.news(name, given), [
      member.name,
      event,
      news,
    ] as const);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((closed) => this.server.close(closed));
  }
}
