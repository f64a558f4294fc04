// One real PostgreSQL for a run of the specs; each spec that needs a database makes its own in it.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export default async function startDatabase() {
  process.env.TYPESCRIPT_LOADER = pathToFileURL(resolve('test/start/typescript-loader.mjs')).href; // for our programs that start a child of themselves
  if (process.env.TEST_DATABASE_URL) return;
  const launcher = resolve('dist/apps/standalone/src/embedded-postgres.js');
  if (!existsSync(launcher)) throw new Error('The server is not built yet: run npm run build first (npm test does it by itself).');
  const { startEmbeddedPostgres } = await import(pathToFileURL(launcher).href);
  const dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-test-'));
  const server = await startEmbeddedPostgres({ dataDir });
  globalThis.testDatabaseServer = { server, dataDir };
  process.env.TEST_DATABASE_URL = server.url;
}
