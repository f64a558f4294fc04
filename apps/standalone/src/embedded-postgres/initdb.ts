import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupFailure } from '../startup-failure.js';
import { type ServerRequest, databaseRole, directoryArgument, lastComplaint, saysDiskFull, serverEnvironment } from './programs.js';

/**
 * Makes a cluster in `workshop`, an empty directory of ours, and answers its path there.
 * Errors: StartupFailure (disk full, initdb failed); the signal's reason when aborted.
 */
export async function runInitdb(request: ServerRequest, workshop: string, password: string): Promise<string> {
  const cluster = join(workshop, 'data');
  layOut(workshop, cluster, password, request.account);
  request.signal?.throwIfAborted();
  const { code, output } = await initdb(request, cluster);
  request.signal?.throwIfAborted();
  if (code === 0) return cluster;
  if (saysDiskFull(output)) throw new StartupFailure('startup.disk_full', { dataDir: request.dataDir });
  throw new StartupFailure('startup.initdb_failed', { reason: lastComplaint(output) });
}

function layOut(workshop: string, cluster: string, password: string, account: ServerRequest['account']): void {
  const passwordFile = join(workshop, 'password');
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account === undefined) return;
  for (const path of [workshop, cluster, passwordFile]) chownSync(path, account.uid, account.gid);
}

function initdb({ binaries, account, signal }: ServerRequest, cwd: string): Promise<{ code: number | null; output: string }> {
  const directory = directoryArgument(cwd);
  const args = [
    '-D', directory, `--pwfile=${directory}/../password`, '-U', databaseRole, '-A', 'scram-sha-256',
    '--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8',
  ];
  return new Promise((resolve, reject) => {
    // Its own process group: initdb runs servers of its own, which must end with it.
    const child = spawn(binaries.initdb, args, { ...account, cwd, env: serverEnvironment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = (): void => killGroup(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    signal?.addEventListener('abort', kill, { once: true });
    child.once('error', (error) => reject(new StartupFailure('startup.initdb_failed', { reason: error.message }, error)));
    child.once('close', (code) => {
      signal?.removeEventListener('abort', kill);
      resolve({ code, output });
    });
  });
}

function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
