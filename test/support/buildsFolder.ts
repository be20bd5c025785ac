import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files leave what they built, for each other. */
    buildsFolder: string;
  }
}

/** Makes the folder for a run of tests, and removes it afterwards. */
export default function makeFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-builds-'));
  provide('buildsFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
