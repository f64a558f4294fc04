import { buildPart, isBuilt, parts } from './build-parts.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * Installs the locked packages and builds what is missing or stale; does
 * nothing, and writes nothing, when all is there.
 * @param {{ signal: AbortSignal, rebuild?: boolean, beforeWork?: () => Promise<void> }} request `beforeWork` may refuse before anything is installed or built
 */
export async function setup({ signal, rebuild = false, beforeWork }) {
  if (!rebuild && packagesAreCurrent() && parts.every(isBuilt)) return;
  await beforeWork?.();
  await withSetupLock(signal, async (lock) => {
    if (!packagesAreCurrent()) await installPackages(lock);
    for (const part of parts) {
      if (rebuild || !isBuilt(part)) await buildPart(part, lock);
    }
  });
}
