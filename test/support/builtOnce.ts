import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';

/** A busy computer builds all screens within this time. */
const BUILT_WITHIN_MS = 120_000;

/**
 * The folder with what `build` puts there. Of all test files that ask for the same name, also in other processes, the first one
 * builds, and the others wait. Rejects everywhere when it could not be built.
 */
export async function builtOnce(name: string, build: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(inject('buildsFolder'), name);
  const done = `${folder}.done`;
  const failed = `${folder}.failed`;
  if (isFirst(folder)) {
    await build(folder).catch((fault: unknown) => {
      writeFileSync(failed, '');
      throw fault;
    });
    writeFileSync(done, '');
    return folder;
  }
  await vi.waitUntil(() => existsSync(done) || existsSync(failed), { timeout: BUILT_WITHIN_MS, interval: 100 });
  if (existsSync(failed)) throw new Error(`${name} could not be built, as another test file says`);
  return folder;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}
