import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { DocumentName, GroupId, MeetingId } from '../../../shared/meeting/state';
import type { MeetingFile } from '../../../shared/protocol/exports';
import { exportOf } from '../../connection/ownershipApi';

/** What only a browser can add: it runs the drawing program, and knows the reader's language and time. */
export type Extras = {
  drawBoard: (ask: { meeting: MeetingId; document: DocumentName; as: 'png' | 'svg' }) => Promise<Blob>;
  minutesText: (minutes: MeetingFile['minutes']) => Promise<string>;
};

export type Exported = { file: Blob; undrawn: number };

/** The ZIP of the server with minutes in words and the boards as pictures. A board that cannot be drawn is counted. */
export async function groupExport(
  group: GroupId,
  { drawBoard, minutesText }: Extras,
  drawn: (done: number, count: number) => void,
): Promise<Exported> {
  const files: Zippable = unzipSync(await exportOf(group, 'group'));
  const meetings = Object.keys(files).filter((name) => /^meetings\/\d+\.json$/.test(name));
  const read = meetings.map((name) => ({
    name,
    meeting: JSON.parse(strFromU8(files[name] as Uint8Array)) as MeetingFile,
  }));
  const count = read.reduce((sum, { meeting }) => sum + meeting.boards.length, 0);
  let [done, undrawn] = [0, 0];
  for (const { name, meeting } of read) {
    files[name.replace(/\.json$/, '-minutes.md')] = strToU8(await minutesText(meeting.minutes));
    for (const { document, file } of meeting.boards) {
      drawn(done, count);
      try {
        for (const as of ['svg', 'png'] as const) {
          const picture = await drawBoard({ meeting: meeting.id, document, as });
          const bytes = new Uint8Array(await picture.arrayBuffer());
          files[file.replace(/\.excalidraw$/, `.${as}`)] = as === 'png' ? [bytes, { level: 0 }] : bytes;
        }
      } catch {
        undrawn += 1;
      }
      done += 1;
    }
  }
  return { file: asZip(zipSync(files)), undrawn };
}

export const ownExport = async (group: GroupId): Promise<Exported> => ({
  file: asZip(await exportOf(group, 'mine')),
  undrawn: 0,
});

const asZip = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'application/zip' });
