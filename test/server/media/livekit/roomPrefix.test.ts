import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { houseName } from '../../../../server/media/livekit/roomPrefix';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'roundel-house-'));
  folders.push(made);
  return path.join(made, 'data');
}
const said: string[] = [];
const log = { info: () => undefined, warn: (_facts: unknown, words: string) => void said.push(words) };

describe('what the names of our rooms begin with', () => {
  test('[MV2] is made once, says nothing, and is for nobody else to read', async () => {
    const [here, there] = [await folder(), await folder()];
    const name = await houseName(here, log);
    expect(name).toMatch(/^[0-9a-f]{18}-$/);
    expect(await houseName(here, log)).toBe(name);
    expect(await houseName(there, log)).not.toBe(name);
    const [file = ''] = await readdir(here);
    expect((await stat(path.join(here, file))).mode & 0o777).toBe(0o600);
    expect(said).toEqual([]);
  });

  test('is made anew where it cannot be kept, and that is said', async () => {
    const here = await folder();
    await writeFile(here, 'a file where a folder should be');
    expect(await houseName(here, log)).toMatch(/^[0-9a-f]{18}-$/);
    expect(said).toHaveLength(1);
  });
});
