import { type Unzipped, unzipSync, zipSync } from 'fflate';

const needed =
  /(?:^|\/)((?:group\.json|meetings\/\d{3,4}\.json|boards\/\d{3,4}-\d{1,3}(?:\.excalidraw|-[0-9a-f]{12}\.(?:png|jpeg|webp))))$/;
/** No export is larger when it is unpacked; a page that unpacks more falls over. */
const LARGEST = 400_000_000;

/**
 * What is sent of the chosen file: an export without its texts for people and its drawings, which are most of it. It may have
 * been unpacked and packed again, so that everything lies in a folder. A file that is no archive is sent as it is: the server says what is
 * wrong with it.
 */
export async function packed(file: File): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!needed.test(name) || name.startsWith('__MACOSX/')) return false;
        size += originalSize;
        if (size > LARGEST) throw new Error('too large');
        return true;
      },
    });
    const entries = Object.entries(files).map(([name, content]): [string, Uint8Array] => [inside(name), content]);
    if (entries.length === 0) return file;
    return new Blob([zipSync(Object.fromEntries(entries) as Unzipped)]);
  } catch {
    return file;
  }
}

const inside = (name: string): string => needed.exec(name)?.[1] ?? name;
