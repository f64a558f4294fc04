import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { browserBundle } from './vite-browser-bundle.ts';
import { browserScript } from './vite-browser-script.ts';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
    }),
    browserScript(),
    browserBundle(),
    sveltekit(),
  ],
  // Another version of `cookie` lies at the top of node_modules; bundled, each caller gets its own.
  // Cascade layers set the floor (Chrome 99, Safari 15.4); newer media query syntax would raise it.
  build: { cssTarget: ['chrome99', 'safari15.4', 'firefox97'] },
  ssr: { noExternal: ['cookie', 'set-cookie-parser'] },
});
