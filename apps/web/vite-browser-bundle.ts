import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

const SUFFIX = '?browser-bundle';
/** With the other assets: where no page is drawn by SvelteKit in the browser, only those of the server's build are kept. */
const PLACE = '_app/immutable/assets/';
const lib = fileURLToPath(new URL('./src/lib', import.meta.url));

type Files = { fileName: string; isEntry: boolean; code: string }[];
/**
 * The site's two halves, the server's and the browser's, are built in one process by two loads of this
 * file, and must name the same scripts.
 */
const made: Map<string, Promise<Files>> = ((globalThis as { browserBundles?: Map<string, Promise<Files>> }).browserBundles ??= new Map());

/**
 * `import src from './seller.ts?browser-bundle'` gives the URL of that file and all it imports as one
 * script, Svelte components included. At 400 ms latency forty small modules cost more than their
 * bytes; what is imported with `import()` stays a file of its own.
 */
export function browserBundle(): Plugin {
  return {
    name: 'browser-bundle',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const file = await this.resolve(source.slice(0, -SUFFIX.length), importer);
      return file && file.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      if (!made.has(file)) made.set(file, bundle(file));
      const files = await made.get(file)!;
      for (const { fileName, code } of files) this.emitFile({ type: 'asset', fileName: PLACE + fileName, source: code });
      const entry = files.find(({ isEntry }) => isEntry)!;
      return `export default ${JSON.stringify(`/${PLACE}${entry.fileName}`)}`;
    },
  };
}

async function bundle(file: string): Promise<Files> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { $lib: lib } },
    plugins: [withoutStyles(), svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: file,
        output: { entryFileNames: '[name].[hash].js', chunkFileNames: '[name].[hash].js' },
      },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return output.flatMap((part) => (part.type === 'chunk' ? [{ fileName: part.fileName, isEntry: part.isEntry, code: askedAnew(part.code) }] : []));
}

/** A browser that could not fetch a module never fetches that address again for this page; each try gets one of its own. */
const askedAnew = (code: string): string => code.replace(/\bimport\((`[^`]+`)\)/g, (_, name: string) => `import(${name}+"#"+Date.now())`);

/** The page that was rendered on the server carries them. */
const withoutStyles = (): Plugin => ({
  name: 'without-styles',
  enforce: 'pre',
  load: (id) => (id.split('?')[0]?.endsWith('.css') ? { code: '', moduleType: 'js' } : null),
});
