import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { postgresProcesses } from '../process-table.js';

/**
 * Ends a server that outlived the process which started it (SIGKILL, power of a
 * terminal) and clears its pid file, also when another program has that pid by
 * now. The caller holds the data directory's lock, so no server there is wanted.
 * A server whose cluster was in use is down within about 5 s.
 */
export async function stopLeftoverServer(directory: string, onFound: (pid: number) => void): Promise<void> {
  const recorded = recordedPid(directory);
  if (recorded === undefined) return;
  const find = (): number[] => postgresProcesses(directory, recorded);
  const found = find();
  if (found.length > 0) {
    onFound(recorded);
    // Fast shutdown by the postmaster; then immediate, which the next start repairs from the log; then force.
    const ended = await send('SIGINT', found.filter((pid) => pid === recorded), find, 3_000) || await send('SIGQUIT', find(), find, 1_500);
    if (!ended) await send('SIGKILL', find(), find, 1_500);
  }
  rmSync(join(directory, 'postmaster.pid'), { force: true });
}

function recordedPid(directory: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(directory, 'postmaster.pid'), 'utf8'), 10);
    // A negative pid marks a single-user server; PostgreSQL judges an unreadable file itself.
    return Number.isNaN(pid) ? undefined : Math.abs(pid);
  } catch {
    return undefined;
  }
}

async function send(signal: NodeJS.Signals, pids: number[], find: () => number[], patience: number): Promise<boolean> {
  for (const pid of pids) kill(pid, signal);
  for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(20)) {
    if (find().length === 0) return true;
  }
  return false;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}
