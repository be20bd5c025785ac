import { type ChildProcess, fork } from 'node:child_process';
import { LivekitLab, type Member, open } from '../test/browser/support/media/livekitLab';
import { type BotCounts, type FromBots, picture, type ToBots } from './loadBots';
import { processUse } from './processUse';

/**
 * Ten members in one room through our own server side and a real LiveKit server, each with a voice and a small picture:
 * programs (@livekit/rtc-node) and Chromium pages with our own adapter. Prints how many of the frames arrived, which pair
 * got the fewest, which connections were lost, and the cost.
 * `npm run bench:load [seconds]`
 */
const seconds = Number(process.argv[2] ?? 300);
const BOTS = 8;
const PAGES = 2;
const MEETING = 'the-meeting';

class Bots {
  private readonly child: ChildProcess;
  private readonly news = new Set<(news: FromBots) => void>();

  constructor() {
    this.child = fork(new URL('./loadBots.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    this.child.on('message', (news: FromBots) => {
      for (const listener of this.news) listener(news);
    });
  }
  get pid(): number {
    return this.child.pid ?? 0;
  }
  tell(request: ToBots): void {
    this.child.send(request);
  }
  answer<Kind extends FromBots['kind']>(
    kind: Kind,
    fits: (news: Extract<FromBots, { kind: Kind }>) => boolean = () => true,
  ): Promise<Extract<FromBots, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      const listener = (news: FromBots) => {
        if (news.kind === 'failed') reject(new Error(`${news.name}: ${news.reason}`));
        if (news.kind !== kind || !fits(news as Extract<FromBots, { kind: Kind }>)) return;
        this.news.delete(listener);
        resolve(news as Extract<FromBots, { kind: Kind }>);
      };
      this.news.add(listener);
    });
  }
  async counts(): Promise<BotCounts[]> {
    const answer = this.answer('counts');
    this.tell({ kind: 'count' });
    return (await answer).bots;
  }
  async leave(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.tell({ kind: 'leave' });
    await gone;
  }
}

async function addBot(lab: LivekitLab, bots: Bots, name: string): Promise<void> {
  const ticket = await lab.media.join(MEETING, name);
  if (ticket.kind !== 'livekit') throw new Error('no ticket');
  const named = bots.answer('named', (news) => news.name === name);
  bots.tell({
    kind: 'join',
    name,
    url: lab.livekit.url.replace(/^http/, 'ws'),
    token: ticket.token,
  });
  const there = await lab.media.server?.here(MEETING, name, (await named).sid, open);
  if (!there) throw new Error(`${name} was not found in the room`);
  const published = bots.answer('published', (news) => news.name === name);
  bots.tell({ kind: 'publish', name });
  await published;
}

type PageCounts = { sent: number; drawn: Record<string, number>; soundPackets: number; soundLost: number };
const pageCounts = ({ page }: Member): Promise<PageCounts> => page.evaluate(() => window.member.frames());

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

const lab = await LivekitLab.open({ picture });
const bots = new Bots();
try {
  const pages: Member[] = [];
  for (let index = 0; index < PAGES; index += 1) {
    const name = `page${index + 1}`;
    pages.push(await lab.add(name));
    await lab.sit(name);
  }
  for (let index = 0; index < BOTS; index += 1) {
    await addBot(lab, bots, `bot${index + 1}`);
    await lab.welcome(`bot${index + 1}`);
  }
  const everybody = [
    ...pages.map(({ name }) => name),
    ...Array.from({ length: BOTS }, (_, index) => `bot${index + 1}`),
  ];
  for (const { page } of pages)
    await page.waitForFunction(
      (others) =>
        window.member.look().remote.filter(({ camera, microphoneOn }) => camera && microphoneOn).length === others,
      everybody.length - 1,
    );
  console.log(`${everybody.length} members are in the room: ${BOTS} programs, ${PAGES} pages; ${seconds} s begin`);

  const processes = { 'livekit-server': lab.livekit.pid(), 'this app': process.pid, 'the programs': bots.pid };
  const use = () => Object.entries(processes).map(([name, pid]) => ({ name, use: processUse(pid) }));
  const look = async () => ({ bots: await bots.counts(), pages: await Promise.all(pages.map(pageCounts)) });
  const [before, used, began] = [await look(), use(), Date.now()];
  const peak = new Map<string, number>();
  while (Date.now() - began < seconds * 1000) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { name, use: now } of use()) peak.set(name, Math.max(peak.get(name) ?? 0, now?.megabytes ?? 0));
  }
  const [after, usedAfter, took] = [await look(), use(), (Date.now() - began) / 1000];

  const names = lab.media.server?.names(MEETING) ?? {};
  const sent: Record<string, number> = {};
  for (const [index, { name }] of pages.entries())
    sent[name] = (after.pages[index]?.sent ?? 0) - (before.pages[index]?.sent ?? 0);
  for (const [index, bot] of after.bots.entries()) sent[bot.name] = bot.sent - (before.bots[index]?.sent ?? 0);
  const receivers = [
    ...pages.map(({ name }, index) => ({ name, now: after.pages[index], was: before.pages[index] })),
    ...after.bots.map((bot, index) => ({ name: bot.name, now: bot, was: before.bots[index] })),
  ];
  const pairs: { from: string; to: string; share: number }[] = [];
  let [arrived, due] = [0, 0];
  for (const { name: to, now, was } of receivers) {
    for (const [identity, from] of Object.entries(names)) {
      if (from === to) continue;
      const got = (now?.drawn[identity] ?? 0) - (was?.drawn[identity] ?? 0);
      arrived += got;
      due += sent[from] ?? 0;
      pairs.push({ from, to, share: share(got, sent[from] ?? 0) });
    }
  }
  const fewest = pairs.reduce((least, pair) => (pair.share < least.share ? pair : least));
  const lost = after.bots.reduce((sum, bot) => sum + bot.reconnects, 0);
  const again = pages.reduce((sum, { tickets }) => sum + tickets.length - 1, 0);
  console.log(
    `frames: ${arrived} of ${due} arrived, ${percent(share(arrived, due))} (goal 90 %), over ${took.toFixed(0)} s`,
  );
  console.log(`fewest: from ${fewest.from} to ${fewest.to}, ${percent(fewest.share)}; ${pairs.length} pairs`);
  const sound = (kind: 'soundPackets' | 'soundLost') =>
    pages.reduce(
      (sum, _page, index) => sum + (after.pages[index]?.[kind] ?? 0) - (before.pages[index]?.[kind] ?? 0),
      0,
    );
  const [soundPackets, soundLost] = [sound('soundPackets'), sound('soundLost')];
  console.log(
    `sound at the pages: ${soundPackets} packets, ${percent(share(soundLost, soundPackets + soundLost))} lost`,
  );
  console.log(`connections lost: ${lost} of programs, ${again} of pages (goal 0)`);
  for (const [index, { name }] of usedAfter.entries()) {
    const cpu = ((usedAfter[index]?.use?.seconds ?? 0) - (used[index]?.use?.seconds ?? 0)) / took;
    console.log(`${name}: ${percent(cpu)} of a processor, at most ${(peak.get(name) ?? 0).toFixed(0)} MB`);
  }
  console.log(
    `the room as LiveKit lists it: ${(await lab.livekit.control.listRooms()).length} room(s), `,
    lab.livekit.warnings,
  );
} finally {
  await bots.leave();
  await lab.close();
}
