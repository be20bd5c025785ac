import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ParticipantInfo, TrackSource } from 'livekit-server-sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Media } from '../../../../server/media/media';
import type { MediaRights } from '../../../../shared/meeting/rights/media';
import type { MediaTicket } from '../../../../shared/protocol/media';
import { type RunningLivekit, runLivekit } from '../../../support/livekit/server';
import { openBrowser } from '../people';
import { pageScript } from './pageScript';

const MEETING = 'the-meeting';

export const open: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const outside: MediaRights = {
  microphone: 'notSeated',
  camera: 'notSeated',
  screen: 'notSeated',
  hear: 'notSeated',
};

/** The width of a camera's picture. */
export type Picture = { width: number; height: number; framesPerSecond: number };

export type Member = {
  name: string;
  page: Page;
  tickets: Extract<MediaTicket, { kind: 'livekit' }>[];
  vouches: boolean;
  /** How often this page asked for a ticket and got none. */
  turnedAway: number;
};

/**
 * Browsers with our own media transport, our own server code, and a real LiveKit server. The test provides only the
 * socket between them.
 */
export class LivekitLab {
  readonly media: Media;
  private readonly members = new Map<string, Member>();
  private readonly rights = new Map<string, MediaRights>();
  private ended = false;

  private constructor(
    readonly livekit: RunningLivekit,
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly server: Server,
    private readonly address: string,
    private readonly picture: Picture | null,
  ) {
    this.media = livekit.media;
    this.media.server?.onMoved((_meeting, members) => {
      for (const name of members) void this.tell(name, 'media:again', { reason: 'moved' });
    });
  }

  /** `picture`: what every camera gives, where the fake camera would give more than this computer can carry. */
  static async open({
    picture = null,
    flags = [],
  }: {
    picture?: Picture | null;
    flags?: string[];
  } = {}): Promise<LivekitLab> {
    const [livekit, code] = await Promise.all([runLivekit(), pageScript('livekitPage')]);
    const server = createServer((request, response) => {
      const script = request.url === '/page.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(
        script ? code : '<!doctype html><title>livekit</title><script type="module" src="/page.js"></script>',
      );
    });
    livekit.media.server?.serveOn?.(server, { isOwn: () => true, addressOf: () => 'here' });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const browser = await openBrowser(['--autoplay-policy=no-user-gesture-required', ...flags]);
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    // The test sends functions into the page that tsx compiled. tsx names functions with a helper, which the page needs
    // too.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    const { port } = server.address() as AddressInfo;
    return new LivekitLab(livekit, browser, context, server, `http://127.0.0.1:${port}/`, picture);
  }

  private async page(name: string): Promise<Member> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(90_000);
    page.on('pageerror', (error) => console.error(`${name}:`, error));
    const member: Member = { name, page, tickets: [], vouches: true, turnedAway: 0 };
    await page.exposeFunction('sendToTest', (event: string, payload: unknown) => this.take(member, event, payload));
    await page.goto(this.address);
    await page.waitForFunction(() => 'startMember' in window);
    return member;
  }
  /** In the device check: connected, without rights. */
  async add(name: string, wanted = { microphone: true, camera: true }): Promise<Member> {
    const member = await this.page(name);
    this.members.set(name, member);
    this.rights.set(name, outside);
    await member.page.evaluate(
      ([me, size]) => {
        if (size !== null) window.shrinkCamera(size);
        window.startMember(me);
      },
      [name, this.picture] as const,
    );
    await member.page.evaluate(async (which) => {
      await window.member.own.open(which);
      await window.member.room.connect();
    }, wanted);
    return member;
  }
  /** A person whose media this test does not run: every page learns that they are there and may be seen and heard. */
  async welcome(name: string): Promise<void> {
    this.rights.set(name, open);
    const names = this.media.server?.names(MEETING);
    await Promise.all([...this.members.keys()].map((member) => this.tell(member, 'media:who', names)));
    await this.tellRights();
  }
  async sit(name: string, rights: MediaRights = open): Promise<void> {
    await this.change(name, rights);
  }
  /** A new state of the meeting. The media server and every page learn it, as after a commit. */
  async change(name: string, rights: MediaRights): Promise<void> {
    await this.split({ [name]: rights });
  }
  /** As `change`, for several people. */
  async split(rights: Record<string, MediaRights>): Promise<void> {
    const all = Object.entries(rights);
    for (const [name, one] of all) this.rights.set(name, one);
    await Promise.all([...all.map(([name, one]) => this.media.change(MEETING, name, one)), this.tellRights()]);
  }
  private async tellRights(): Promise<void> {
    await Promise.all(
      [...this.members.values()].map(async ({ name, page }) => {
        const others = Object.fromEntries([...this.rights].filter(([other]) => other !== name));
        const mine = this.rights.get(name) ?? outside;
        await page.evaluate(([me, them]) => window.member?.rights(me, them), [mine, others] as const);
      }),
    );
  }
  /** A page without our rules: as a member (`name`) or as a stranger. */
  async stranger(name = ''): Promise<Member> {
    const member = await this.page(name);
    if (name !== '') {
      this.members.set(name, member);
      this.rights.set(name, outside);
    }
    await member.page.evaluate(() => window.startStranger());
    return member;
  }
  /** The member leaves: the page closes. */
  async leave(name: string): Promise<void> {
    const member = this.members.get(name);
    this.rights.delete(name);
    this.members.delete(name);
    await member?.page.close();
    await this.media.remove(MEETING, name, 'left');
  }
  async remove(name: string): Promise<void> {
    this.rights.delete(name);
    this.members.delete(name);
    await Promise.all([this.media.remove(MEETING, name, 'removed'), this.tellRights()]);
  }
  /** The meeting is over, and nobody gets a ticket any more. */
  end(): Promise<void> {
    this.ended = true;
    return this.media.close(MEETING);
  }
  /** The member in the present room of the meeting, as LiveKit lists them. */
  private async participant(name: string): Promise<ParticipantInfo | null> {
    const names = this.media.server?.names(MEETING) ?? {};
    for (const { name: room } of await this.livekit.control.listRooms()) {
      const there = await this.livekit.control.listParticipants(room).catch(() => []);
      const one = there.find(({ identity }) => names[identity] === name);
      if (one) return one;
    }
    return null;
  }
  /** What the member may send and what they send, as LiveKit lists it. */
  async listed(name: string): Promise<{ hear: boolean; may: number[]; sends: number[] } | null> {
    const one = await this.participant(name);
    return one === null
      ? null
      : {
          hear: one.permission?.canSubscribe === true,
          may: one.permission?.canPublish ? [...one.permission.canPublishSources].sort() : [],
          sends: one.tracks.map(({ source }) => source).sort(),
        };
  }
  /** The width in pixels of the picture that the member sends, as LiveKit lists it; 0 for none. */
  async width(name: string): Promise<number> {
    return (await this.participant(name))?.tracks.find(({ source }) => source === TrackSource.CAMERA)?.width ?? 0;
  }
  /** Closes all pages, for the next test. */
  async clear(): Promise<void> {
    this.ended = true;
    await Promise.all(this.context.pages().map((page) => page.close()));
    await this.end().catch(() => undefined);
    this.members.clear();
    this.rights.clear();
    this.ended = false;
  }

  private async take(from: Member, event: string, payload: unknown): Promise<unknown> {
    if (!this.members.has(from.name)) return { ok: false, error: 'notAdmitted' };
    if (this.ended) return { ok: false, error: 'notNow' };
    if (event === 'media:join') {
      try {
        const ticket = await this.media.join(MEETING, from.name);
        if (ticket.kind === 'livekit') from.tickets.push(ticket);
        const names = this.media.server?.names(MEETING);
        await Promise.all([...this.members.keys()].map((name) => this.tell(name, 'media:who', names)));
        return { ok: true, value: ticket };
      } catch {
        from.turnedAway += 1;
        return { ok: false, error: 'unavailable' };
      }
    }
    if (event !== 'media:here') throw new Error(`unexpected ${event}`);
    if (!from.vouches) return { ok: false, error: 'unavailable' };
    const { sid } = payload as { sid: string };
    const rights = this.rights.get(from.name) ?? outside;
    const found = await this.media.server?.here(MEETING, from.name, sid, rights).catch(() => false);
    return found ? { ok: true, value: null } : { ok: false, error: 'notNow' };
  }
  private async tell(name: string, event: string, news: unknown): Promise<void> {
    const page = this.members.get(name)?.page;
    await page
      ?.evaluate(([what, given]) => window.member?.news(what, given), [event, news] as const)
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((closed) => this.server.close(closed));
    await this.livekit.end();
  }
}
