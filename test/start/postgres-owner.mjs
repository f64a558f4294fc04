// A process that owns an embedded PostgreSQL, to be killed by tests.
// node --import ./test/start/typescript-loader.mjs postgres-owner.mjs DATA_DIR
// Says one JSON line: {"url"} when ready, {"failure"} when it cannot start.
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres.ts';

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop.abort());

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], signal: stop.signal, onProgress: (progress) => say({ progress }) });
  say({ url: postgres.url });
  const alive = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', resolve);
  });
  clearInterval(alive);
  await postgres.stop();
} catch (error) {
  if (!stop.signal.aborted) {
    say({ failure: error.name === 'StartupFailure' ? error.message : error.stack });
    process.exitCode = 1;
  }
}
