import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from './project.mjs';
import { setup } from './setup.mjs';
import { runToTheEnd, stopSignals } from './stop-request.mjs';

/** Brings the clone to a runnable state, then becomes the application: one process, so that signals reach it directly. */
export async function launch() {
  process.chdir(root);
  bridgeSignals();
  await runToTheEnd((signal) => setup({ signal }));
  await import(pathToFileURL(join(root, 'dist', 'apps', 'standalone', 'src', 'main.js')).href);
}

// While the application's modules load nobody else listens yet, and nothing is
// open: a stop then ends with code 0. Once another listener has been there, the
// stop is its business, a repeated one included.
function bridgeSignals() {
  let handedOver = false;
  for (const name of stopSignals) {
    process.on(name, () => {
      handedOver ||= process.listenerCount(name) > 1;
      if (!handedOver) process.exit(0);
    });
  }
}
