import { expect, test } from 'vitest';
import type { OneChange } from '../../../../shared/meeting/commands';
import { drafted, withChanges } from '../../../../shared/meeting/draft/draft';
import { must } from '../../../support/clients';
import { appForEach, gatherForTest } from '../../../support/forTest';

const running = appForEach();

test('[AG45] two people use drafts that they began at the same moment: nothing is lost, and the second is told what clashes', async () => {
  const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo'], { template: 'frame.network', minutes: 60 });
  const { Ann: ann, Ben: ben } = here.people as Record<string, (typeof here)['lead']>;
  must(await ann!.command({ type: 'startMeeting' }));
  const { agenda, version } = await ben!.until(({ status }) => status === 'running');
  const first = agenda.find(({ key }) => key === 'requests');
  const second = agenda.find(({ key }) => key === 'buddies');
  const minutes = (of: string, to: number): OneChange => ({ type: 'setMinutes', of, minutes: to, seen: version });

  // Both change the first stage, and Ben another one too.
  must(await ann!.command({ type: 'changeAgenda', changes: [minutes(first!.key, 9)] }));
  const changes = [minutes(second!.key, 12), minutes(first!.key, 7)];
  const refused = await ben!.command({ type: 'changeAgenda', changes });
  expect(refused).toMatchObject({ ok: false, error: 'stale', detail: { by: ann!.me, place: 1 } });
  const after = await ben!.until(({ changes: made }) => made !== undefined);
  expect(after.agenda.find(({ key }) => key === second!.key)?.minutes).toBe(second!.minutes);

  // The rest of his draft is still there, on top of what she changed.
  const { fits, clashes } = drafted(after, ben!.me, withChanges(after, [], changes), running.clock.now());
  expect(clashes).toMatchObject([{ refusal: { refused: 'stale' } }]);
  must(await ben!.command({ type: 'changeAgenda', changes: fits }));
  const both = await ann!.until(({ agenda: so }) => so.find(({ key }) => key === second!.key)?.minutes === 12);
  expect(both.agenda.find(({ key }) => key === first!.key)?.minutes).toBe(9);
});
