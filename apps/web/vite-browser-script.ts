import { readFile } from 'node:fs/promises';
import { minifySync, transformWithOxc, type Plugin } from 'vite';

const SUFFIX = '?browser-script';

/**
 * `import src from './pay.ts?browser-script'` gives the URL of that file as a small minified script.
 *
 * The storefront ships no framework (`csr = false`), so its few own scripts are plain files under
 * `_app/immutable/assets`, named by content and allowed by `script-src 'self'`.
 */
export function browserScript(): Plugin {
  return {
    name: 'browser-script',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const file = await this.resolve(source.slice(0, -SUFFIX.length), importer);
      return file && file.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      this.addWatchFile(file);
      const typescript = await readFile(file, 'utf8');
      const { code } = await transformWithOxc(typescript, file);
      const small = minifySync(file.replace(/\.ts$/, '.js'), code, { module: true }).code;
      const name = file.replace(/^.*\/(.+)\.ts$/, '$1.js');
      const reference = this.emitFile({ type: 'asset', name, source: small });
      return `export default "__VITE_ASSET__${reference}__"`;
    },
  };
}
