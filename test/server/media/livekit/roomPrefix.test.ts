import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomPrefix } from '../../../../server/media/livekit/roomPrefix';
import { folderForTest } from '../../../support/forTest';

/** A folder that is not there yet. */
const folder = async () => path.join(await folderForTest(), 'data');
const said: string[] = [];
const log = { info: () => undefined, warn: (_facts: unknown, words: string) => void said.push(words) };

describe('the room prefix', () => {
  test('[MV2] is made once, says nothing, and is for nobody else to read', async () => {
    const [here, there] = [await folder(), await folder()];
    const name = await roomPrefix(here, log);
    expect(name).toMatch(/^[0-9a-f]{18}-$/);
    expect(await roomPrefix(here, log)).toBe(name);
    expect(await roomPrefix(there, log)).not.toBe(name);
    const [file = ''] = await readdir(here);
    expect((await stat(path.join(here, file))).mode & 0o777).toBe(0o600);
    expect(said).toEqual([]);
  });

  test('that an earlier version made under another file name stays in use', async () => {
    const here = await folder();
    await mkdir(here);
    await writeFile(path.join(here, 'rooms-of-this-house'), '0123456789abcdef01-');
    expect(await roomPrefix(here, log)).toBe('0123456789abcdef01-');
    expect(await readdir(here)).toEqual(['rooms-of-this-house']);
  });

  test('is made anew where it cannot be kept, and that is said', async () => {
    const here = await folder();
    await writeFile(here, 'a file where a folder should be');
    expect(await roomPrefix(here, log)).toMatch(/^[0-9a-f]{18}-$/);
    expect(said).toHaveLength(1);
  });
});
