import type { Account } from './account.js';

export interface Binaries { initdb: string; postgres: string }

/** What every PostgreSQL program is started with. */
export interface ServerRequest {
  /** Absolute. */
  dataDir: string;
  binaries: Binaries;
  account: Account | undefined;
  signal?: AbortSignal | undefined;
}

export const databaseRole = 'cho_phien';

/**
 * How a PostgreSQL program is told its data directory: on Linux through its own
 * working directory, so that an unprivileged account needs no permission on the
 * directories above (a data directory under /root).
 */
export const directoryArgument = (directory: string): string => (process.platform === 'linux' ? '/proc/self/cwd' : directory);

/** Only what the programs need: a stray PGOPTIONS or TZ of the terminal must not change the database. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C.UTF-8' });

/** The line of a PostgreSQL program's output that says what went wrong, without its time and level. */
export function lastComplaint(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1) ?? '?';
  return complaint.replace(/^.*\b(FATAL|PANIC|ERROR|error):\s*/, '').replace(/\.$/, '');
}

export const saysDiskFull = (output: string): boolean => output.includes('No space left on device');
