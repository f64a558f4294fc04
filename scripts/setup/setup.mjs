import { buildPart, isBuilt, parts } from './build-parts.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * Installs the locked packages and builds what is missing or stale; does
 * nothing, and writes nothing, when all is there.
 * @param {{ signal: AbortSignal, rebuild?: boolean }} request
 */
export async function setup({ signal, rebuild = false }) {
  if (!rebuild && packagesAreCurrent() && parts.every(isBuilt)) return;
  await withSetupLock(signal, async (lock) => {
    if (!packagesAreCurrent()) await installPackages(lock);
    for (const part of parts) {
      if (rebuild || !isBuilt(part)) await buildPart(part, lock);
    }
  });
}
