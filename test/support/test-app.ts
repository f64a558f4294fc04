import { FixedClock } from '@cho-phien/kernel';
import type { Clock } from '@cho-phien/kernel';
import { createDoor, readSettings } from '@cho-phien/platform';
import type { Door, Settings } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

export interface TestApp { app: NestFastifyApplication; database: TestDatabase; settings: Settings; close(): Promise<void> }

export const testSettings = (databaseUrl: string, more: Record<string, string> = {}): Settings =>
  readSettings({ NODE_ENV: 'test', DEMO: '1', LOG_LEVEL: 'error', DATABASE_URL: databaseUrl, DATABASE_POOL: '20', VNPAY_HOST: 'http://127.0.0.1:9', STRIPE_API_URL: 'http://127.0.0.1:9', SEPAY_API_URL: 'http://127.0.0.1:9', CASSO_API_URL: 'http://127.0.0.1:9', ...more });

/** A whole door on a database of its own; answers `app.getHttpServer()` for supertest and `app.inject`. */
export async function openTestApp(door: Door, more: Record<string, string> = {}, clock?: Clock): Promise<TestApp> {
  const database = await createTestDatabase();
  const settings = testSettings(database.url, more);
  const app = await createDoor(door, settings, clock);
  const close = async (): Promise<void> => { await app.close(); await database.drop(); };
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  } catch (error) {
    await close();
    throw error;
  }
  return { app, database, settings, close };
}

export const standingClock = (instant = '2026-11-22T02:00:00Z'): FixedClock => new FixedClock(new Date(instant));

/** Polls until a condition holds; throws with the last value after `timeoutMs`. */
export async function eventually<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean, timeoutMs = 20_000): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`It never came true; last value: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
