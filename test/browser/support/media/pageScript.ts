import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { builtOnce } from '../../../support/builtOnce';

/** One file of this folder with what it needs, such as a media transport alone, bundled for an empty page. */
export async function pageScript(name: 'livekitPage' | 'meshPage'): Promise<string> {
  const folder = await builtOnce(name, (outDir) =>
    build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir,
        minify: false,
        target: 'es2022',
        rolldownOptions: { output: { codeSplitting: false } },
        lib: { entry: resolve(import.meta.dirname, `${name}.ts`), formats: ['es'], fileName: 'page' },
      },
    }),
  );
  return readFileSync(join(folder, 'page.js'), 'utf8');
}
