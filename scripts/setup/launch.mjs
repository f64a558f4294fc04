import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertPortFree } from './port.mjs';
import { root } from './project.mjs';
import { setup } from './setup.mjs';
import { runToTheEnd } from './stop-request.mjs';

/** Brings the clone to a runnable state, then becomes the application: one process, so that signals reach it directly. */
export async function launch() {
  process.chdir(root);
  await runToTheEnd((signal) => setup({ signal, beforeWork: assertPortFree }));
  await import(pathToFileURL(join(root, 'dist', 'apps', 'standalone', 'src', 'main.js')).href);
}
