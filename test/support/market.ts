import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoor } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { standaloneDoor } from '../../apps/standalone/src/standalone.door.js';
import { createDemoDatabase } from './demo-database.js';
import { freePort } from './free-port.js';
import { startGateways } from './simulators.js';
import { testSettings } from './test-app.js';

/** An open market with the demo's goods and people, its gateways and its database. */
export interface Market {
  url: string;
  bankUrl: string;
  vnpayUrl: string;
  databaseUrl: string;
  /** For looking behind the API. */
  database: pg.Pool;
  close(): Promise<void>;
}

export interface InProcessMarket extends Market { app: NestFastifyApplication }

/** Every context in this process, on a demo database of its own. */
export async function openMarket(more: Record<string, string> = {}): Promise<InProcessMarket> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => { for (const step of closing.reverse()) await step(); };
  try {
    const { url: databaseUrl, drop } = await createDemoDatabase();
    closing.push(drop);
    const dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-market-'));
    closing.push(async () => rmSync(dataDir, { recursive: true, force: true }));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const gateways = await startGateways(url);
    closing.push(gateways.close);
    const app = await createDoor(standaloneDoor, testSettings(databaseUrl, { PORT: String(port), DATA_DIR: dataDir, VNPAY_HOST: gateways.vnpayUrl, BANK_APP_URL: gateways.bankUrl, SEPAY_API_URL: gateways.bankUrl, CASSO_API_URL: gateways.bankUrl, STRIPE_API_URL: gateways.stripeUrl, ...more }));
    closing.push(() => app.close());
    await app.listen(port, '127.0.0.1');
    const database = new pg.Pool({ connectionString: databaseUrl, max: 4 });
    closing.push(() => database.end());
    return { url, databaseUrl, database, app, close, bankUrl: gateways.bankUrl, vnpayUrl: gateways.vnpayUrl };
  } catch (error) {
    await close();
    throw error;
  }
}
