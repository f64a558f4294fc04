import { ConfigurationError } from '@cho-phien/platform';
import { Shutdown } from './shutdown.js';
import { StartupFailure } from './startup-failure.js';
import { startMarket } from './start-market.js';

const shutdown = new Shutdown();
shutdown.listen();

try {
  await startMarket(process.env, shutdown);
} catch (error) {
  if (!shutdown.signal.aborted) {
    console.error(explain(error));
    await shutdown.stop(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.sentences.join('\n');
  if (error instanceof StartupFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
