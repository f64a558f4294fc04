import { createServer } from 'node:net';
import { applicationUrl, Config, createDoor, migrate, readSettings } from '@cho-phien/platform';
import type { Settings } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { keptSecret } from './kept-secret.js';
import { seedDemo, seedFacts } from './demo/seed-demo.js';
import { startDemoSimulators } from './demo-simulators.js';
import { lockDataDir, startEmbeddedPostgres } from './embedded-postgres.js';
import { migrations } from './migrations.js';
import type { Shutdown } from './shutdown.js';
import { standaloneDoor } from './standalone.door.js';
import { StartupFailure, dataDirFailure, listenFailure } from './startup-failure.js';
import { mountWebSite } from './web-site.js';
import { say, welcome } from './welcome.js';

type Environment = Record<string, string | undefined>;

/** Brings the whole market up on one port: database, migrations, facts, demo, API, web site. */
export async function startMarket(given: Environment, shutdown: Shutdown): Promise<void> {
  const began = Date.now();
  const wished = readSettings({ DEMO: '1', AUTH_SECRET: 'read-from-the-data-directory-below', DATA_KEY: 'read-from-the-data-directory-below', ...given });
  const lock = lockDataDir(wished.DATA_DIR);
  shutdown.onStop(async () => lock.release());
  await assertPortFree(wished);
  try {
    await open(await prepare(given, wished, lock.dataDir, shutdown), shutdown, began);
  } catch (error) {
    throw dataDirFailure(error, lock.dataDir);
  }
}

/** The application on a database that stands. */
async function open(settings: Settings, shutdown: Shutdown, began: number): Promise<void> {
  const app = await createDoor(standaloneDoor, settings);
  shutdown.onStop(() => app.close());
  await mountWebSite(app, app.get(Config).publicUrl);
  await app.init();
  await seedFacts(app, say);
  const finishDemo = settings.DEMO ? await seedDemo(app, say) : undefined;
  await listen(app, settings);
  welcome(settings, Date.now() - began);
  await finishDemo?.();
}

/** What must stand before the application: data directory, simulators, database, schema. */
async function prepare(given: Environment, wished: Settings, dataDir: string, shutdown: Shutdown): Promise<Settings> {
  const environment: Environment = { DEMO: '1', AUTH_SECRET: keptSecret(dataDir, 'auth.secret'), DATA_KEY: keptSecret(dataDir, 'data.key'), ...given, DATA_DIR: dataDir };
  if (wished.DEMO) Object.assign(environment, await simulators(environment, { host: wished.HOST, port: wished.PORT, dataDir }, shutdown));
  const embedded = environment.DATABASE_URL === undefined;
  environment.DATABASE_URL ??= await embeddedDatabase(dataDir, shutdown);
  const settings = readSettings(environment);
  const applied = await migrate(settings.DATABASE_URL!, migrations);
  if (applied > 0) say(`Cập nhật cấu trúc cơ sở dữ liệu: ${applied} bước (migrations applied)`);
  return embedded ? { ...settings, DATABASE_URL: await applicationUrl(settings.DATABASE_URL!) } : settings;
}

async function embeddedDatabase(dataDir: string, shutdown: Shutdown): Promise<string> {
  const starting = startEmbeddedPostgres({ dataDir, onProgress: say, signal: shutdown.signal });
  // Before it is up: a stop in between waits until the half-made start has cleaned up.
  shutdown.onStop(async () => (await starting).stop());
  const postgres = await starting;
  void postgres.exited.then(() => {
    if (shutdown.signal.aborted) return;
    console.error(new StartupFailure('startup.postgres_ended', { dataDir }).message);
    void shutdown.stop(1);
  });
  return postgres.url;
}

/** Addresses of the demo's stand-ins, unless real ones are configured. */
async function simulators(environment: Environment, address: { host: string; port: number; dataDir: string }, shutdown: Shutdown): Promise<Environment> {
  if (environment.VNPAY_HOST !== undefined) return {};
  const started = await startDemoSimulators(environment, address);
  shutdown.onStop(() => started.close());
  return { VNPAY_HOST: started.vnpayUrl, BANK_APP_URL: started.bankUrl, SEPAY_API_URL: started.bankUrl, CASSO_API_URL: started.bankUrl, STRIPE_API_URL: started.stripeUrl };
}

async function listen(app: NestFastifyApplication, { HOST, PORT }: Settings): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    throw listenFailure(error, HOST, PORT);
  }
}

/** Asks for the port before anything is started or written. */
function assertPortFree({ HOST, PORT }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFailure(error, HOST, PORT) as Error));
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}
