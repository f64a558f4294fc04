import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupFailure } from '../startup-failure.js';
import { clusterDirectory } from './cluster.js';
import { type ServerRequest, directoryArgument, lastComplaint, saysDiskFull, serverEnvironment } from './programs.js';

export interface RunningServer {
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

export interface ServerAddress {
  /** On 127.0.0.1. */
  port: number;
  /** Short enough for a socket address; undefined: no socket. */
  socketDirectory: string | undefined;
}

export class PortTaken extends Error {}

const logLimit = 10 * 1024 * 1024;

/**
 * Starts the server and waits until it accepts connections.
 * Errors: PortTaken; StartupFailure; the signal's reason when aborted.
 */
export async function startServer(request: ServerRequest, address: ServerAddress, onRecovery: () => void): Promise<RunningServer> {
  const logFile = join(request.dataDir, 'postgres.log');
  const log = openLog(logFile);
  const logStart = fstatSync(log).size;
  const child = launch(request, address, log);
  const server = supervise(child);
  try {
    await accepting(request, child, server, onRecovery);
    return server;
  } catch (error) {
    await server.stop();
    if (!(error instanceof EndedEarly)) throw error;
    throw explain(request, logFile, readFileSync(logFile).subarray(logStart).toString(), error.reason);
  } finally {
    closeSync(log);
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function launch({ dataDir, binaries, account }: ServerRequest, address: ServerAddress, log: number): ChildProcess {
  const cwd = clusterDirectory(dataDir);
  const args = ['-D', directoryArgument(cwd), ...Object.entries(settings(address)).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Its own process group: a terminal's Ctrl+C must not end it before we have finished with it.
  const child = spawn(binaries.postgres, args, { ...account, cwd, env: serverEnvironment(), detached: true, stdio: ['ignore', log, log] });
  child.unref();
  return child;
}

function settings({ port, socketDirectory }: ServerAddress): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketDirectory ?? '',
    unix_socket_permissions: '0700',
    max_connections: 200,
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    random_page_cost: 1.1,
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement and the row it failed on hold names and phone numbers, which stay out of logs.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
}

class EndedEarly extends Error {
  constructor(readonly reason: string) { super(reason); }
}

async function accepting({ dataDir, signal }: ServerRequest, child: ChildProcess, server: RunningServer, onRecovery: () => void): Promise<void> {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new EndedEarly(error.message)));
    child.once('exit', (code, killer) => reject(new EndedEarly(killer ?? `exit ${code}`)));
  });
  ended.catch(() => undefined);
  const started = Date.now();
  let told = false;
  while (!saysReady(dataDir, server.pid)) {
    signal?.throwIfAborted();
    if (!told && Date.now() - started > 2_000) {
      told = true;
      onRecovery();
    }
    await Promise.race([delay(10), ended]);
  }
}

// Line 1 is the postmaster's pid, line 8 its state. Source: PostgreSQL src/include/utils/pidfile.h.
function saysReady(dataDir: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(clusterDirectory(dataDir), 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function explain({ dataDir }: ServerRequest, logFile: string, output: string, ending: string): Error {
  if (output.includes('Address already in use')) return new PortTaken();
  if (saysDiskFull(output)) return new StartupFailure('startup.disk_full', { dataDir });
  return new StartupFailure('startup.postgres_failed', { reason: output === '' ? ending : lastComplaint(output), logFile });
}

function supervise(child: ChildProcess): RunningServer {
  let running = child.pid !== undefined;
  const send = (signal: NodeJS.Signals): void => { if (running) child.kill(signal); };
  // However this process ends, short of SIGKILL, its server is told to shut down.
  const onExit = (): void => send('SIGINT');
  process.once('exit', onExit);
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      running = false;
      process.removeListener('exit', onExit);
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  let stopping: Promise<void> | undefined;
  return { pid: child.pid ?? 0, exited, stop: () => (stopping ??= shutDown(send, exited)) };
}

/** Fast shutdown first; then immediate, which loses nothing committed; then force. */
async function shutDown(send: (signal: NodeJS.Signals) => void, exited: Promise<void>): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 8_000], ['SIGQUIT', 1_000], ['SIGKILL', 1_000]] as const) {
    send(signal);
    const timer = new AbortController();
    const ended = await Promise.race([exited.then(() => true), delay(patience, false, { signal: timer.signal }).catch(() => false)]);
    timer.abort();
    if (ended) return;
  }
}
