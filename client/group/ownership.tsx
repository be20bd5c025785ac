import type { GroupId } from '../../shared/meeting/state';
import type { GroupPage } from '../../shared/protocol/groups';
import type { Extras } from '../features/ownership/exportFile';
import { Keeping } from '../features/ownership/keeping';
import { TakeAlong } from '../features/ownership/takeAlong';
import { OthersDecide } from './othersDecide';

/** The drawing program and the words of minutes are large: they are loaded when somebody saves a file. */
const extras: Extras = {
  drawBoard: async (ask) => (await import('./exportExtras')).exportExtras.drawBoard(ask),
  minutesText: async (minutes) => (await import('./exportExtras')).exportExtras.minutesText(minutes),
};

/** The same file as under "Take it with you", for whoever is about to leave. */
export async function fileOfMine(group: GroupId): Promise<Blob> {
  const { ownExport } = await import('../features/ownership/exportFile');
  return (await ownExport(group)).file;
}

/** What members can do with what the group owns. */
export function Ownership({ page }: { page: GroupPage }) {
  const { group, endedAt, people, next } = page;
  const roles = people.map(({ member, role }) => `${member} ${role}`).join();
  return (
    <>
      <TakeAlong group={group} extras={extras} />
      <Keeping
        key={`${group} ${endedAt}`}
        group={group}
        news={`${roles} ${next?.lead}`}
        others={<OthersDecide page={page} />}
      />
    </>
  );
}
