import type { GroupId, Time } from '../../shared/meeting/state';
import type { Extras } from '../features/ownership/exportFile';
import { Keeping } from '../features/ownership/keeping';
import { TakeAlong } from '../features/ownership/takeAlong';
import { offer } from '../ui/offerFile';

/** The drawing program and the words of minutes are large: they are loaded when somebody saves a file. */
const extras: Extras = {
  drawBoard: async (ask) => (await import('./exportExtras')).exportExtras.drawBoard(ask),
  minutesText: async (minutes) => (await import('./exportExtras')).exportExtras.minutesText(minutes),
};

/** The same file as under "Take it with you", for whoever is about to leave. */
export async function saveMine(group: GroupId): Promise<void> {
  const { ownExport } = await import('../features/ownership/exportFile');
  offer((await ownExport(group)).file, 'roundel-mine.zip');
}

/** What members can do with what the group owns. */
export function Ownership({ group, endedAt }: { group: GroupId; endedAt: Time | null }) {
  return (
    <>
      <TakeAlong group={group} extras={extras} />
      <Keeping key={`${group} ${endedAt}`} group={group} />
    </>
  );
}
