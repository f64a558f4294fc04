import { createServer } from 'node:net';
import { defineMessages, message } from '@cho-phien/kernel';
import { Client } from 'pg';
import { lockDataDir } from './data-dir-lock.js';
import { serverAccount } from './embedded-postgres/account.js';
import { locateBinaries } from './embedded-postgres/binaries.js';
import { clusterDirectory, ensureCluster } from './embedded-postgres/cluster.js';
import { stopLeftoverServer } from './embedded-postgres/leftover.js';
import { type ServerRequest, databaseRole } from './embedded-postgres/programs.js';
import { PortTaken, type RunningServer, startServer } from './embedded-postgres/server.js';
import { createSocketDirectory, removeSocketDirectory } from './embedded-postgres/socket-directory.js';
import { dataDirFailure } from './startup-failure.js';

export { lockDataDir, type DataDirLock } from './data-dir-lock.js';

const progress = {
  'startup.creating_database': { vi: 'Tạo cơ sở dữ liệu lần đầu…', en: 'creating the database' },
  'startup.stopping_leftover': { vi: 'Dừng PostgreSQL còn sót của lần chạy trước (tiến trình {pid})…', en: 'stopping the PostgreSQL left over by the last run' },
  'startup.recovering_database': { vi: 'PostgreSQL đang khôi phục sau lần tắt đột ngột…', en: 'PostgreSQL is recovering' },
};
defineMessages(progress);

export interface EmbeddedPostgresOptions {
  /** Created when absent. Holds `postgres/`, `postgres.password`, `postgres.log`. */
  dataDir: string;
  /** One short line for the terminal, Vietnamese first. */
  onProgress?: (line: string) => void;
  /** Gives up the start: nothing half made and no process stays. */
  signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** `postgres://…@127.0.0.1:…/cho_phien`, with the password. */
  readonly url: string;
  readonly port: number;
  /** Directory of the server's Unix socket, for the same role and password; undefined where there is none. */
  readonly socketDirectory: string | undefined;
  /** Settles when the server has ended, also by itself; expected only after `stop`. */
  readonly exited: Promise<void>;
  /** Ends the server, at most 10 s, and gives the data directory back. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data directory and holds that directory's lock.
 * Errors: StartupFailure, one sentence; the signal's reason when aborted.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const lock = lockDataDir(options.dataDir);
  try {
    return await start(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start({ onProgress, signal }: EmbeddedPostgresOptions, lock: { dataDir: string; release(): void }): Promise<EmbeddedPostgres> {
  const tell = (code: keyof typeof progress, params = {}): void => onProgress?.(`${message(code, 'vi', params)} (${message(code, 'en', params)})`);
  const { dataDir } = lock;
  const account = serverAccount(clusterDirectory(dataDir));
  await stopLeftoverServer(clusterDirectory(dataDir), (pid) => tell('startup.stopping_leftover', { pid }));
  const request: ServerRequest = { dataDir, account, signal, binaries: locateBinaries(dataDir, account) };
  const { password } = await ensureCluster(request, () => tell('startup.creating_database'));
  const socketDirectory = createSocketDirectory(dataDir, account);
  const { server, port } = await startOnFreePort(request, socketDirectory, () => tell('startup.recovering_database'));
  const stop = async (): Promise<void> => {
    await server.stop();
    removeSocketDirectory(socketDirectory);
    lock.release();
  };
  try {
    await ensureDatabase(addressOf(password, port, 'postgres'));
  } catch (error) {
    await stop();
    throw dataDirFailure(error, dataDir);
  }
  return { url: addressOf(password, port, databaseRole), port, socketDirectory, exited: server.exited, stop };
}

const addressOf = (password: string, port: number, database: string): string => `postgres://${databaseRole}:${password}@127.0.0.1:${port}/${database}`;

/** Another program may take the port between our look and the server's bind. */
async function startOnFreePort(request: ServerRequest, socketDirectory: string | undefined, onRecovery: () => void): Promise<{ server: RunningServer; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { port, server: await startServer(request, { port, socketDirectory }, onRecovery) };
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseRole]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseRole}`);
  } finally {
    await client.end();
  }
}
