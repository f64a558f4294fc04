import { SetupFailure, fileFailure } from './messages.mjs';

const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Runs `task(signal)` and answers true when it came to its end. A stop signal
 * aborts it and ends this process with code 0; a SetupFailure ends it with its
 * sentence and code 1.
 */
export async function runToTheEnd(task) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of stopSignals) process.on(name, abort);
  try {
    await task(stop.signal);
    if (stop.signal.aborted) process.exit(0);
  } catch (error) {
    if (stop.signal.aborted) process.exit(0);
    const failure = fileFailure(error);
    if (!(failure instanceof SetupFailure)) throw error;
    console.error(failure.message);
    process.exit(1);
  } finally {
    for (const name of stopSignals) process.removeListener(name, abort);
  }
}
