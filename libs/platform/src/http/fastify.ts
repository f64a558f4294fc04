import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { newId } from '@cho-phien/kernel';
import type { Logger } from 'pino';
import { LOGGER } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.controller.js';
import type { DoorRequest } from './request.js';

/** Most bytes of a JSON body: far above every form, far below what would hurt. */
const BODY_LIMIT = 256 * 1024;

export const fastifyOptions = (): FastifyServerOptions => ({
  bodyLimit: BODY_LIMIT,
  forceCloseConnections: true,
  genReqId: () => newId(),
  trustProxy: 'loopback, uniquelocal',
  logger: false,
  routerOptions: { ignoreTrailingSlash: true },
});

/** Body reading, security headers, request log and metrics. */
export async function prepareFastify(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readBodies(fastify);
  await fastify.register(helmet as never, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false, strictTransportSecurity: false });
  observe(fastify, app.get(Metrics), app.get(LOGGER));
}

/**
 * Keeps the raw bytes for signatures. A body that is not JSON is only marked here:
 * the policy guard answers it, after it has decided whether the caller may know.
 */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const door = request as DoorRequest;
    door.rawBody = body;
    try {
      done(null, body.length === 0 ? undefined : withoutPrototype(JSON.parse(body.toString('utf8'))));
    } catch {
      door.malformedBody = true;
      done(null, undefined);
    }
  });
}

/** JSON that names `__proto__` or `constructor.prototype` is treated as malformed. */
function withoutPrototype(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    if (Object.hasOwn(value, '__proto__') || Object.hasOwn(value, 'constructor')) throw new SyntaxError('prototype poisoning');
    for (const part of Object.values(value)) withoutPrototype(part);
  }
  return value;
}

function observe(fastify: FastifyInstance, metrics: Metrics, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => { void reply.header('x-request-id', request.id); done(); });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    if (reply.statusCode >= 500 || logger.isLevelEnabled('debug')) logger.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}
