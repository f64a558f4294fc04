import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SetupFailure, sentence } from './messages.mjs';
import { root } from './project.mjs';
import { writeStamp } from './stamp.mjs';
import { runStep } from './step.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.lock-stamp');
/** npm writes it last, when a tree is complete. */
const installedFile = join(root, 'node_modules', '.package-lock.json');

const lockDigest = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** Whether node_modules holds what package-lock.json asks for. */
export function packagesAreCurrent() {
  if (!existsSync(installedFile)) return false;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest() || treeMatchesLock();
}

// Someone ran npm themselves: compare the trees before throwing theirs away.
function treeMatchesLock() {
  const wanted = packagesIn(lockFile);
  const installed = packagesIn(installedFile);
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (path === '' || link) return true;
    const present = installed[path];
    return present === undefined ? Boolean(optional || devOptional || peer) : present.version === version;
  });
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** Runs `npm ci`; the stamp is written only when it succeeded. */
export async function installPackages(lock) {
  console.log(sentence('installing'));
  const digest = lockDigest();
  // devDependencies build the product, whatever NODE_ENV or npm's own settings say.
  const { code, seconds } = await runStep(...npm('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'), { cwd: root, signal: lock.signal });
  if (code !== 0) throw new SetupFailure('installFailed', { code });
  lock.assertHeld();
  writeStamp(stampFile, digest);
  console.log(sentence('installed', { seconds }));
}

function npm(...args) {
  const own = process.env.npm_execpath ?? '';
  return /^npm(-cli)?\.c?js$/.test(basename(own)) ? [process.execPath, [own, ...args]] : ['npm', args];
}
