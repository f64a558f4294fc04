import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/**
 * A stamp of when the process began, equal for one process only: a reused pid
 * has another. Undefined when no such process lives; a zombie does not live.
 */
export function processStart(pid: number): string | undefined {
  return hasProc ? startFromProc(pid) : startFromPs(pid);
}

function startFromProc(pid: number): string | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field, the name, may hold spaces and brackets: count from its end. Source: proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${fields[19]}`;
}

function startFromPs(pid: number): string | undefined {
  const line = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
}

/** Living PostgreSQL processes whose data directory is `directory`; `recorded` is the pid in postmaster.pid. */
export function postgresProcesses(directory: string, recorded: number): number[] {
  if (!hasProc) return isRecordedServer(directory, recorded) ? [recorded] : [];
  const wanted = statSync(directory);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readProc(`/proc/${name}/comm`)?.trim() === 'postgres')
    .map(Number)
    .filter((pid) => processStart(pid) !== undefined && worksIn(pid, wanted));
}

// Every PostgreSQL process stays in its data directory, so the inode of its
// working directory identifies it whatever path it was started with.
function worksIn(pid: number, directory: { dev: number; ino: number }): boolean {
  try {
    const cwd = statSync(`/proc/${pid}/cwd`);
    return cwd.dev === directory.dev && cwd.ino === directory.ino;
  } catch {
    return false;
  }
}

function isRecordedServer(directory: string, pid: number): boolean {
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(directory);
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
