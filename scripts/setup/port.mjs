import { createServer } from 'node:net';
import { SetupFailure } from './messages.mjs';

/** Asks for the application's port, so that nobody waits for a build to hear that it is taken; what else may be wrong with it the application says. */
export function assertPortFree({ PORT = '3000', HOST = '127.0.0.1' } = process.env) {
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }) => (code === 'EADDRINUSE' ? reject(new SetupFailure('portTaken', { port, host: HOST })) : resolve()));
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}
