import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediaRights } from '../../../shared/meeting/rights/media';
import { mayRun } from '../../support/livekit/program';
import {
  connected,
  flows,
  letsIn,
  putOut,
  rests,
  seen,
  stats,
  strangerState,
  until,
} from '../support/media/livekitChecks';
import { LivekitLab, type Member, open } from '../support/media/livekitLab';

const listening: MediaRights = { ...open, microphone: 'clientListens', screen: 'notYourFloor' };

/** The elements in the page of `member` that play sound of `of`. */
const playedBy = ({ page }: Member, of: string) =>
  page.evaluate(
    (who) => window.member.look().elements.filter(({ member, tracks }) => member === who && tracks > 0),
    of,
  );

const maySpeak = (stranger: Member) => until(stranger, 'may speak', () => window.stranger.maySpeak(), null);

describe.runIf(mayRun)('clients that keep no rules, on a real LiveKit server', () => {
  let lab: LivekitLab;
  beforeAll(async () => {
    lab = await LivekitLab.open();
  });
  afterEach(() => lab.clear());
  afterAll(async () => {
    await lab?.close();
  });

  /** A member with a changed page: its own socket confirms the member, and it keeps no other rule. */
  async function rude(rights: MediaRights, name = 'rude'): Promise<Member> {
    const one = await lab.stranger(name);
    await lab.change(name, rights);
    await one.page.evaluate(() => window.stranger.joinAsMember());
    await until(one, 'hears', () => window.stranger.may(), null);
    return one;
  }
  const timesPutOut = () => lab.livekit.warnings.filter((words) => words.includes('was put out')).length;
  const send = ({ page }: Member, as: 'microphone' | 'camera') =>
    page.evaluate((source) => window.stranger.send(source), as);

  test('[MR2] a changed page is not heard while its member may not speak, and is heard when they may', async () => {
    const ann = await lab.add('ann');
    await lab.sit('ann');
    const one = await rude(listening);
    const before = (await stats(ann)).audioPackets;
    expect(await send(one, 'microphone')).toBe(false);
    expect((await stats(ann)).audioPackets).toBe(before);
    expect((await lab.listed('rude'))?.sends).toEqual([]);
    await lab.change('rude', open);
    await maySpeak(one);
    await expect
      .poll(() => send(one, 'microphone'), { timeout: 60_000, message: 'LiveKit takes the microphone' })
      .toBe(true);
    await flows(ann, 'audioPackets');
    await lab.change('rude', listening);
    await rests(ann, 'audioPackets');
  });

  test('[MR2] sound that is published as a camera is played by nobody, and its sender is removed', async () => {
    const ann = await lab.add('ann');
    await lab.sit('ann');
    const one = await rude(listening);
    await send(one, 'camera');
    await putOut(one);
    await rests(ann, 'audioPackets');
    expect(await playedBy(ann, 'rude')).toEqual([]);
    expect((await ann.page.evaluate(() => window.member.look())).remote.filter(({ camera }) => camera)).toEqual([]);
  });

  test('[MV2] a ticket stolen during the device check gets no packet, and its owner comes back with another', async () => {
    const cleo = await lab.add('cleo');
    await connected(cleo);
    const thief = await lab.stranger();
    void letsIn(thief, ticketOf(cleo));
    await pushedOut(cleo);
    await putOut(thief);
    expect(await stats(thief)).toMatchObject({ audioPackets: 0, videoPackets: 0 });
    await lab.sit('cleo');
    await connected(cleo);
    await lab.add('ann');
    await lab.sit('ann');
    await seen(cleo, 'ann');
  });

  test('[MV2] the first ticket of a person who speaks and hears gives a thief no packet', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    const thief = await lab.stranger();
    void letsIn(thief, ticketOf(ben));
    await pushedOut(ben);
    await putOut(thief);
    expect(await stats(thief)).toMatchObject({ audioPackets: 0, videoPackets: 0 });
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ben, 'audioPackets');
  });

  test('[MV2] a renewed ticket has rights: a thief who uses it is removed, and its owner comes back', async () => {
    const ann = await lab.add('ann');
    await lab.sit('ann');
    const ben = await lab.add('ben');
    await lab.sit('ben');
    await seen(ann, 'ben');
    const renewed = await renewedTicket(ben);
    const thief = await lab.stranger();
    void letsIn(thief, renewed);
    await pushedOut(ben);
    await putOut(thief);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    // The owner removed the thief by coming back. When nobody comes back, the server removes the thief.
    const again = await renewedTicket(ben);
    await ben.page.close();
    const before = timesPutOut();
    // A client that was removed while it connected would wait before it tries again.
    await thief.page.evaluate(() => window.startStranger());
    void letsIn(thief, again);
    await expect.poll(timesPutOut, { message: 'strangers that the server put out' }).toBeGreaterThan(before);
    await putOut(thief);
    await rests(thief, 'audioPackets');
    await connected(ann);
    expect((await ann.page.evaluate(() => window.member.look())).remote).toEqual([]);
  });

  test('[MV2] a page of ours whose connection breaks comes back with a ticket without rights, and nobody is removed or moved', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    for (let time = 1; time <= 3; time += 1) {
      const had = ben.tickets.length;
      await renewedTicket(ben);
      await ben.page.evaluate(() => window.member.breakConnection());
      await expect.poll(() => ben.tickets.length, { message: 'tickets of ben' }).toBe(had + 1);
      await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
      await flows(ann, 'frames');
    }
    // If he had been taken for a thief, the second time would have moved everybody.
    expect(new Set([...ann.tickets, ...ben.tickets].map(roomOf)).size).toBe(1);
  });

  test('[MV2] a client that returns again and again for a moment with a renewed ticket is soon alone', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    const gil = await rude(open, 'gil');
    const renewed = await renewedTicket(gil);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await lab.leave('gil');

    const thief = await lab.stranger();
    let visits = 0;
    let heard = 0;
    // It leaves with the first sound, before anybody could ask who it was.
    const visit = async () => {
      visits += 1;
      // A client that was removed while it connected would wait before it tries again.
      await thief.page.evaluate(() => window.startStranger());
      const before = (await stats(thief)).audioPackets;
      let isRefused = false;
      void letsIn(thief, renewed).then((isIn) => {
        isRefused = !isIn;
      });
      const isOver = async () =>
        isRefused || (await stats(thief)).audioPackets > before || (await strangerState(thief)).disconnected > 0;
      await expect.poll(isOver, { timeout: 30_000, interval: 20, message: 'heard, or put out' }).toBe(true);
      heard += (await stats(thief)).audioPackets - before;
      await thief.page.evaluate(() => window.stranger.leave());
    };
    const isOpen = async () => {
      await visit();
      return (await lab.livekit.control.listRooms([roomOf(renewed)])).length > 0;
    };
    await expect.poll(isOpen, { timeout: 60_000, interval: 50, message: 'the room of the kept ticket' }).toBe(false);
    console.info(`a ticket kept by somebody who left: ${visits} visits, ${heard} packets heard`);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'frames');
    await rests(thief, 'audioPackets');
  });

  test('[MV2] the tickets of a removed member open nothing, and the others go on in a new room', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    const out = await lab.stranger('out');
    await lab.change('out', open);
    await out.page.evaluate(() => window.stranger.joinAsMember());
    await until(out, 'hears', () => window.stranger.may(), null);
    await flows(out, 'audioPackets');
    const tickets = [ticketOf(out), await renewedTicket(out)];
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    const before = (await ann.page.evaluate(() => window.member.look())).remote;
    expect(before.map(({ member }) => member).sort()).toEqual(['ben', 'out']);

    await lab.remove('out');
    const thief = await lab.stranger();
    for (const ticket of tickets) await letsIn(thief, ticket);
    await putOut(out);
    await putOut(thief);
    await rests(thief, 'audioPackets');
    // The old room is gone, so it is not even let in.
    for (const ticket of tickets)
      await expect
        .poll(() => letsIn(thief, ticket), { timeout: 30_000, message: 'let in with an old ticket' })
        .toBe(false);
    expect((await strangerState(out)).connected).toBe(false);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'frames');
    await flows(ben, 'audioPackets');
  });
});

/** The room that a ticket opens. */
const roomOf = ({ token }: { token: string }): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).video.room;

function ticketOf({ name, tickets }: Member): { url: string; token: string } {
  const [first] = tickets;
  if (first === undefined) throw new Error(`${name} has no ticket yet`);
  return first;
}

/**
 * A name is in the room only once. A client with a copied ticket removes the owner, who comes back with another ticket.
 */
async function pushedOut({ name, tickets }: Member): Promise<void> {
  await expect.poll(() => tickets.length, { timeout: 60_000, message: `tickets of ${name}` }).toBeGreaterThan(1);
}

/** The ticket with rights that LiveKit gives to a connected client. */
async function renewedTicket(member: Member): Promise<{ url: string; token: string }> {
  const { url } = ticketOf(member);
  const given = new Set(member.tickets.map(({ token }) => token));
  let renewed = '';
  const hasRenewed = async () => {
    renewed = (await member.page.evaluate(() => (window.member ?? window.stranger).ticket())) ?? '';
    return renewed !== '' && !given.has(renewed);
  };
  await expect.poll(hasRenewed, { timeout: 60_000, message: `${member.name} has a renewed ticket` }).toBe(true);
  return { url, token: renewed };
}
