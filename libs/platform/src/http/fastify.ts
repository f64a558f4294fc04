import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import { answerBrokenRequest, answerBrokenUrl } from './broken-requests.js';
import { BODY_LIMIT, readBodies } from './bodies.js';
import type { Settings } from '../config/config.js';
import { LOGGER } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.controller.js';
import type { DoorRequest } from './request.js';

/** Node refuses longer addresses itself, so no parameter is too long to be decided by its route's policy. */
const LONGEST_PARAMETER = 16 * 1024;

/** Time to send a whole request over the slowest line; whoever dribbles longer only holds a connection. Answers may take longer. */
const REQUEST_MS = 60_000;

export const fastifyOptions = ({ TRUSTED_PROXIES }: Settings): FastifyServerOptions => ({
  bodyLimit: BODY_LIMIT,
  requestTimeout: REQUEST_MS,
  forceCloseConnections: true,
  genReqId: () => randomUUID(),
  trustProxy: TRUSTED_PROXIES,
  logger: false,
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PARAMETER },
  frameworkErrors: answerBrokenUrl,
  clientErrorHandler: answerBrokenRequest,
});

/** Body reading, security headers, request log and metrics. */
export async function prepareFastify(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readBodies(fastify);
  // Not `no-referrer`: a browser then sends the site's own forms with `Origin: null`, as if from a stranger.
  const referrerPolicy = { policy: 'same-origin' };
  await fastify.register(helmet as never, { contentSecurityPolicy: false, crossOriginEmbedderPolicy: false, strictTransportSecurity: false, referrerPolicy });
  observe(fastify, app.get(Metrics), app.get(LOGGER));
}

function observe(fastify: FastifyInstance, metrics: Metrics, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => { void reply.header('x-request-id', request.id); done(); });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    void (request as DoorRequest).whenAnswered?.(reply.statusCode).catch((error: unknown) => logger.error({ requestId: request.id, error: String(error) }, 'the outcome was not noted'));
    if (reply.statusCode >= 500 || logger.isLevelEnabled('debug')) logger.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}
