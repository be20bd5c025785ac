import type { Request } from 'express';
import { isRefusal } from '../../../shared/refusal';
import { knownAs, withSeat } from '../../access/sessions';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import { writeAccount } from './accountExport';
import { numberInFile } from './fileParts';
import { writeMine } from './mineExport';
import type { ZipStream } from './zipStream';

/** What this member owns in the group, what is kept of their account, and what is theirs in each of their 1:1s with others of it. */
export async function writeMineAndTalks(
  deps: WebDeps,
  here: GroupHere,
  zip: ZipStream,
  request: Request,
): Promise<void> {
  const hasAccount = await writeAccount(deps, here, zip, request);
  await writeMine(deps, here, zip, { hasAccount });
  const { heldBack } = here;
  const { store } = deps;
  for (const [index, seat] of (await store.buddies.seatsOf(here.known.member)).entries()) {
    const [row, group] = await Promise.all([store.member(seat.member), store.group(seat.group)]);
    if (row === null || group === null) continue;
    const known = withSeat(knownAs(row));
    if (isRefusal(known)) continue;
    const folder = `one-to-one/${numberInFile(index)}`;
    await writeMine(
      deps,
      { known, group, heldBack },
      { add: (name, text) => zip.add(`${folder}/${name}`, text) },
      { hasAccount: false },
    );
  }
}
