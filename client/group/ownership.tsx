import type { GroupId, Time } from '../../shared/meeting/state';
import type { Extras } from '../features/ownership/exportFile';
import { Keeping } from '../features/ownership/keeping';
import { TakeAlong } from '../features/ownership/takeAlong';

/** The drawing program and the words of minutes are large: they are loaded when somebody saves a file. */
const extras: Extras = {
  drawBoard: async (ask) => (await import('./exportExtras')).exportExtras.drawBoard(ask),
  minutesText: async (minutes) => (await import('./exportExtras')).exportExtras.minutesText(minutes),
};

/** What members can do with what the group owns. */
export function Ownership({ group, endedAt }: { group: GroupId; endedAt: Time | null }) {
  return (
    <>
      <TakeAlong group={group} extras={extras} />
      <Keeping key={`${group} ${endedAt}`} group={group} />
    </>
  );
}
