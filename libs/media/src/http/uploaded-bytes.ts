import type { IncomingMessage } from 'node:http';

/** Most bytes that wait to be written while the phone sends on. */
const WAITING = 1024 * 1024;

/**
 * The bytes of a request as they come. Unlike a stream's own iterator it gives out everything that came
 * before the line was cut, and then ends as if the phone had stopped there; a weak signal should not send twice.
 */
export async function* uploadedBytes(request: IncomingMessage, stop: AbortSignal): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let over = request.readableEnded || request.destroyed || stop.aborted;
  let wake = (): void => undefined;
  const take = (part: Buffer): void => {
    waiting.push(part);
    if (waiting.reduce((sum, { length }) => sum + length, 0) > WAITING) request.pause();
    wake();
  };
  const end = (): void => { over = true; wake(); };
  request.on('data', take).once('end', end).once('close', end).on('error', end);
  stop.addEventListener('abort', end, { once: true });
  try {
    for (;;) {
      if (waiting.length > 0) {
        const parts = waiting;
        waiting = [];
        request.resume();
        yield Buffer.concat(parts);
      } else if (over) return;
      else await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    request.pause().off('data', take);
    stop.removeEventListener('abort', end);
  }
}
