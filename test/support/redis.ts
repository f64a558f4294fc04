import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { eventually } from './test-app.js';

/** Whether this machine has redis-server. */
export const hasRedis = (): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export interface Redis { url: string; stop(): Promise<void> }

/** A Redis of this test's own, in memory only. */
export async function startRedis(): Promise<Redis> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'cho-phien-redis-'));
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await eventually(() => accepts(port), Boolean, 10_000);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const accepts = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = createConnection({ port, host: '127.0.0.1' }, () => { socket.destroy(); resolve(true); });
  socket.once('error', () => resolve(false));
});
