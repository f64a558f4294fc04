import autocannon from 'autocannon';

/** What one slice of load came to. */
export interface Slice { perSecond: number; medianMs: number; p99Ms: number; requests: number }

interface Load { url: string; connections: number }
type Post = () => { path: string; body: string; headers: Record<string, string> };

/** Asks the addresses in turns for some seconds. */
export async function askFor(seconds: number, { url, connections }: Load, paths: readonly string[]): Promise<Slice> {
  return sliceOf(await autocannon({ url, connections, duration: seconds, requests: paths.map((path) => ({ method: 'GET' as const, path })) }));
}

/** Asks the addresses in turns so many times. */
export async function askTimes(amount: number, { url, connections }: Load, paths: readonly string[]): Promise<Slice> {
  return sliceOf(await autocannon({ url, connections, amount, requests: paths.map((path) => ({ method: 'GET' as const, path })) }));
}

/** Posts so many times, each time what `next` says. */
export async function post(amount: number, { url, connections }: Load, next: Post): Promise<Slice> {
  const setupRequest = (request: autocannon.Request): autocannon.Request => ({ ...request, ...next() });
  return sliceOf(await autocannon({ url, connections, amount, requests: [{ method: 'POST', setupRequest }] }));
}

/** Errors: an Error when any request failed: then nothing was measured. */
function sliceOf(result: autocannon.Result): Slice {
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0 || result['2xx'] === 0) throw new Error(`${failed} of ${failed + result['2xx']} requests to ${result.url} failed.`);
  return { perSecond: result['2xx'] / result.duration, medianMs: result.latency.p50, p99Ms: result.latency.p99, requests: result['2xx'] };
}
