import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSettings } from '@cho-phien/platform';
import { createDemoDatabase } from './demo-database.js';
import { freePort } from './free-port.js';
import { NodeProcess } from './node-process.js';

export interface Site { url: string; close(): Promise<void> }

/** API and web site on one port as built, on a demo database of its own; no simulators, no pictures. */
export async function openSite(): Promise<Site> {
  const { url: databaseUrl, drop } = await createDemoDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-site-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { BANK_BIN, BANK_ACCOUNT_NUMBER, BANK_ACCOUNT_NAME, SEPAY_WEBHOOK_SECRET } = demoSettings;
  const site = NodeProcess.start('dist/apps/standalone/src/main.js', { DEMO: '0', LOG_LEVEL: 'error', PORT: String(port), DATABASE_URL: databaseUrl, DATA_DIR: dataDir, BANK_BIN, BANK_ACCOUNT_NUMBER, BANK_ACCOUNT_NAME, SEPAY_WEBHOOK_SECRET });
  const close = async (): Promise<void> => {
    await site.stop();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await site.ready(`${url}/health/ready`);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}
