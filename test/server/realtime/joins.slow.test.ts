import { expect, test } from 'vitest';
import { enter, must, TestClient } from '../../support/clients';
import { gatherForEach, gatherForTest } from '../../support/forTest';

/** As many newcomers as one link brings before the oldest make room. */
const PEOPLE = 60;
const TABS = 17;

const { running, here: crowd } = gatherForEach(['Ann', 'Ben', 'Cleo']);

test('[FA16] a thousand pages that join at once are all answered, while another room goes on', async () => {
  const probe = await gatherForTest(running.url, ['Eve', 'Fay']);
  const cookies = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => enter(running.url, crowd.invite, `Guest ${n}`)),
  );
  const pages = cookies.flatMap((cookie) =>
    Array.from({ length: TABS }, () => new TestClient(running.url, { meeting: crowd.meeting, cookie })),
  );
  // The lobby is told about arrivals; pages that ask again each time would be a second storm.
  for (const page of pages) page.rejoins = false;

  const waits: Promise<number>[] = [];
  const ask = async (): Promise<number> => {
    const asked = performance.now();
    must(await probe.lead.command({ type: 'setOneVoice', on: waits.length % 2 === 0 }));
    return performance.now() - asked;
  };
  let joined = 0;
  const began = performance.now();
  const views = await Promise.all(
    pages.map(async (page) => {
      const view = await page.join();
      joined += 1;
      if (joined % 40 === 0) waits.push(ask());
      return view;
    }),
  );
  const took = performance.now() - began;
  const longest = Math.max(...(await Promise.all(waits)));

  expect(views).toHaveLength(PEOPLE * TABS);
  expect(new Set(views.map((view) => view.kind))).toEqual(new Set(['lobby']));
  expect(waits).toHaveLength(Math.floor(pages.length / 40));
  // Many pages, but one seat each.
  const { seats } = await crowd.lead.until((state) => Object.keys(state.seats).length === PEOPLE + 3);
  expect(Object.values(seats).filter((seat) => seat.presence === 'here')).toHaveLength(PEOPLE + 3);
  console.info(
    `joins: ${pages.length} in ${Math.round(took)} ms; the other room waited ${Math.round(longest)} ms at most`,
  );
  for (const page of pages) page.close();
  await crowd.lead.until((state) => Object.values(state.seats).filter((seat) => seat.presence === 'here').length === 3);
});
