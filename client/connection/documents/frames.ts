import * as Y from 'yjs';
import { fromBase64 } from '../../../shared/bytes';
import { largestUpdate } from '../../../shared/documents/gate';

/** Space for what merging adds. */
const mergeUpTo = largestUpdate - 5_000;

/** The bytes in a base64 text of our own server. Throws when there are none. */
export function bytesFrom(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new Error('the server sent text that is not base64');
  return bytes;
}

/** Merges updates in the order in which they were made, into as few frames as the server's limit allows. */
export function toFrames(updates: readonly Uint8Array[]): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  let size = 0;
  const close = () => {
    if (waiting.length > 0) frames.push(Y.mergeUpdates(waiting));
    waiting = [];
    size = 0;
  };
  for (const update of updates) {
    if (size + update.length > mergeUpTo) close();
    waiting.push(update);
    size += update.length;
  }
  close();
  return frames;
}

/** The readable text of updates that will not be delivered: typed characters, and the texts of board elements. */
export function textIn(updates: readonly Uint8Array[]): string {
  const texts: string[] = [];
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue;
      if (struct.content instanceof Y.ContentString) texts.push(struct.content.str);
      else if (struct.content instanceof Y.ContentAny) {
        for (const value of struct.content.arr) {
          if (typeof value?.text === 'string' && value.isDeleted !== true) texts.push(`${value.text}\n`);
        }
      }
    }
  }
  return texts.join('');
}
