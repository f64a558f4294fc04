import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  preprocess: vitePreprocess(),
  kit: {
    // Precompressed copies would double the build for a handful of small files; the front compresses.
    adapter: adapter({ out: 'build', precompress: false }),
    paths: { relative: false },
    // One style element per page: at 400 ms latency a second request costs more than the bytes saved.
    inlineStyleThreshold: 65536,
    output: { bundleStrategy: 'split' },
    serviceWorker: { register: false },
    // The origin is checked in hooks.server.ts against the Host header, so that the shop can be
    // opened by any address of the machine (localhost, 127.0.0.1, a LAN address).
    csrf: { trustedOrigins: ['*'] },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'media-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
        'base-uri': ['none'],
      },
    },
  },
};
