import { expect, test } from 'vitest';
import type { Action } from '../../../../shared/protocol/records';
import { must } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { openAction } from '../../../support/records';

const { running, here } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const anAction = (of: { meeting: string; status: Action['status']; reportedAt?: number }) =>
  openAction({ member: here.people.Ben!.me, what: 'Ask Priya first', ...of });

/** Whether the round of reports is left out, in the state that tells that the meeting has begun. */
async function isReportLeftOut(): Promise<boolean | undefined> {
  must(await here.lead.command({ type: 'startMeeting' }));
  const begun = await here.people.Cleo!.until((state) => state.status === 'running');
  return begun.agenda.find(({ key }) => key === 'progress')?.skipped;
}

test('[AG20] in the first meeting of a group nobody reports on actions that nobody has', async () => {
  expect(await isReportLeftOut()).toBe(true);
  // Nobody planned a time either: the whole length counts from the start.
  expect(here.lead.meeting).toMatchObject({ unplanned: true, endsAt: running.clock.now() + 120 * 60_000 });
});

test('[AG20] the group reports when somebody has an open action from an earlier meeting', async () => {
  const action = anAction({ meeting: 'an-earlier-one', status: 'open' });
  await running.store.write([{ kind: 'action', group: here.group, action }]);
  expect(await isReportLeftOut()).toBe(false);
});

test('[AG20] the group reports when somebody did their last open action since it last met', async () => {
  const action = anAction({ meeting: 'an-earlier-one', status: 'done', reportedAt: running.clock.now() });
  await running.store.write([{ kind: 'action', group: here.group, action }]);
  expect(await isReportLeftOut()).toBe(false);
});
