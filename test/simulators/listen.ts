import Fastify, { type FastifyInstance } from 'fastify';

/** A running simulator. */
export interface Simulator {
  /** Its address without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** An HTTP server that reads JSON and HTML forms and shuts down without waiting for idle clients. */
export function createServer(): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024, logger: false });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  app.get('/health', () => ({ status: 'ok' }));
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ error: status < 500 ? error.message : 'internal error' });
  });
  return app;
}

/** Listens and answers the address to hand out: `publicUrl`, or what was bound (port 0 picks one). */
export async function listen(
  app: FastifyInstance,
  options: { port: number; host?: string; publicUrl?: string },
): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  const bound = await app.listen({ port: options.port, host });
  return (options.publicUrl ?? bound).replace(/\/$/, '');
}
