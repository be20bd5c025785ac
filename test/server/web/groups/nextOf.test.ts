import { expect, test } from 'vitest';
import { nextFor } from '../../../../server/web/groups/nextOf';
import { clientNow, clientOf } from '../../../../shared/meeting/people/people';
import { running } from '../../../shared/meeting/support';

test('[BM1] whose slot runs is told by the member and not by the name, which two people may share', () => {
  const scene = running();
  const ofSlot = scene.state.agenda.find(({ slot }) => slot !== null && clientOf(scene.state, slot) !== null);
  scene.goTo(ofSlot?.key ?? '');
  const row = {
    id: 'm1',
    group: scene.state.group,
    title: 'Harbour group',
    ordinal: 1,
    startsAt: 0,
    minutes: 150,
    status: 'running',
    createdAt: 0,
  } as const;
  const seenBy = (me: string) => nextFor(scene.state, row, me, () => 'Alex', scene.now)?.running?.stage;
  const client = clientNow(scene.state) ?? '';
  const other = Object.keys(scene.state.seats).find((member) => member !== client) ?? '';
  expect(seenBy(client)).toMatchObject({ client: 'Alex', isMine: true });
  expect(seenBy(other)).toMatchObject({ client: 'Alex', isMine: false });
});
