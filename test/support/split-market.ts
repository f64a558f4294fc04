import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDemoDatabase } from './demo-database.js';
import { doorNames } from './doors.js';
import { freePorts } from './free-port.js';
import type { Market } from './market.js';
import { NodeProcess } from './node-process.js';
import { startGateways } from './simulators.js';

/** The door that runs as two processes, one for requests and one for jobs. */
const DIVIDED = 'order';

export interface SplitMarket extends Market { doorUrls: Record<string, string>; stopDoors(): Promise<(number | null)[]> }

/** Every door as a process of its own behind the front, on a demo database of its own. */
export async function openSplitMarket(more: Record<string, string> = {}): Promise<SplitMarket> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => { for (const step of closing.reverse()) await step(); };
  try {
    const { url: databaseUrl, drop } = await createDemoDatabase();
    closing.push(drop);
    const dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-split-'));
    closing.push(async () => rmSync(dataDir, { recursive: true, force: true }));
    const [frontPort = 0, workerPort = 0, ...ports] = await freePorts(doorNames.length + 2);
    const url = `http://127.0.0.1:${frontPort}`;
    const gateways = await startGateways(url);
    closing.push(gateways.close);
    const settings = { DEMO: '1', LOG_LEVEL: 'error', DATABASE_URL: databaseUrl, DATABASE_POOL: '8', PUBLIC_URL: url, DATA_DIR: dataDir, VNPAY_HOST: gateways.vnpayUrl, BANK_APP_URL: gateways.bankUrl, SEPAY_API_URL: gateways.bankUrl, CASSO_API_URL: gateways.bankUrl, STRIPE_API_URL: gateways.stripeUrl, ...more };
    const processes: NodeProcess[] = [];
    const stopDoors = (): Promise<(number | null)[]> => Promise.all(processes.splice(0).map((each) => each.stop()));
    closing.push(stopDoors);
    const doorUrls = startDoors(settings, ports, workerPort, processes);
    processes.push(startFront(frontPort, doorUrls));
    await Promise.all([...Object.values(doorUrls), `http://127.0.0.1:${workerPort}`, url].map((address, index) => processes[index]?.ready(`${address}/health/ready`)));
    const database = new pg.Pool({ connectionString: databaseUrl, max: 4 });
    closing.push(() => database.end());
    return { url, databaseUrl, database, doorUrls, stopDoors, close, bankUrl: gateways.bankUrl, vnpayUrl: gateways.vnpayUrl };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts each door and, last, the worker of the divided one. */
function startDoors(settings: Record<string, string>, ports: readonly number[], workerPort: number, processes: NodeProcess[]): Record<string, string> {
  const start = (door: string, port: number, role: string): void => {
    processes.push(NodeProcess.start(`dist/apps/${door}/src/main.js`, { ...settings, PORT: String(port), ROLE: role }));
  };
  doorNames.forEach((door, index) => start(door, ports[index] ?? 0, door === DIVIDED ? 'api' : 'both'));
  start(DIVIDED, workerPort, 'worker');
  return Object.fromEntries(doorNames.map((door, index) => [door, `http://127.0.0.1:${ports[index]}`]));
}

function startFront(port: number, doorUrls: Record<string, string>): NodeProcess {
  const addresses = Object.entries(doorUrls).map(([door, address]) => [`${door.toUpperCase()}_URL`, address]);
  return NodeProcess.start('docker/front/front.mjs', { PORT: String(port), ...Object.fromEntries(addresses) as Record<string, string> });
}
