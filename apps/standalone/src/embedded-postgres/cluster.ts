import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupFailure, dataDirFailure, errnoOf } from '../startup-failure.js';
import { runInitdb } from './initdb.js';
import type { ServerRequest } from './programs.js';

const majorVersion = '18';
const unfinished = 'postgres.init-';

export const clusterDirectory = (dataDir: string): string => join(dataDir, 'postgres');
const passwordFile = (dataDir: string): string => join(dataDir, 'postgres.password');

/**
 * Makes the cluster when there is none and answers its superuser's password.
 * It is made beside its place and renamed when complete, so that a kill or a
 * full disk half way leaves nothing that looks like a database.
 * Errors: StartupFailure; the signal's reason when aborted.
 */
export async function ensureCluster(request: ServerRequest, onCreate: () => void): Promise<{ password: string }> {
  const directory = clusterDirectory(request.dataDir);
  try {
    removeUnfinished(request.dataDir);
    if (!existsSync(directory)) {
      onCreate();
      await createCluster(request, directory);
    }
    assertUsable(request, directory);
    return { password: readPassword(request.dataDir) };
  } catch (error) {
    throw dataDirFailure(error, request.dataDir);
  }
}

function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(unfinished))) removeTree(join(dataDir, name));
}

// An initdb whose parent was killed may still be writing there: try again when a directory refills.
const removeTree = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

async function createCluster(request: ServerRequest, directory: string): Promise<void> {
  const workshop = mkdtempSync(join(request.dataDir, unfinished));
  try {
    const password = randomBytes(24).toString('base64url');
    const cluster = await runInitdb(request, workshop, password);
    writeDurably(passwordFile(request.dataDir), password);
    renameSync(cluster, directory);
    sync(request.dataDir);
  } finally {
    removeTree(workshop);
  }
}

function assertUsable({ dataDir, account }: ServerRequest, directory: string): void {
  const { uid } = statSync(directory);
  if (account === undefined && process.getuid !== undefined && uid !== process.getuid()) {
    throw new StartupFailure('startup.data_dir_foreign', { dataDir, uid });
  }
  const versionFile = join(directory, 'PG_VERSION');
  if (!existsSync(versionFile)) throw new StartupFailure('startup.data_dir_unknown_content', { directory });
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== majorVersion) throw new StartupFailure('startup.database_version', { directory, found, needed: majorVersion });
}

function readPassword(dataDir: string): string {
  const file = passwordFile(dataDir);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    throw new StartupFailure('startup.database_password_lost', { file }, error);
  }
}

function writeDurably(path: string, content: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  sync(draft);
  renameSync(draft, path);
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
