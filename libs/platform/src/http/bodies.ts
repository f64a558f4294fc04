import { errorCodes } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Invalid } from '@cho-phien/kernel';
import type { DoorRequest } from './request.js';

/** Most bytes of a JSON body: far above every form, far below what would hurt. */
export const BODY_LIMIT = 256 * 1024;

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;|$)/;

/**
 * Reads JSON and keeps the raw bytes for signatures. A body that is not JSON is only noted
 * here: the policy guard refuses it, after it has decided whether the caller may know.
 */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: DoorRequest, body: Buffer, done) => {
    request.rawBody = body;
    try {
      done(null, body.length === 0 ? undefined : withoutPrototype(JSON.parse(body.toString('utf8'))));
    } catch {
      request.unreadableBody = new Invalid('request.malformed_json');
      done(null, undefined);
    }
  });
  // Fastify refuses a type that is none at once; named as unknown bytes it waits for the policy like every other.
  fastify.addHook('onRequest', ({ raw: { headers } }, _, done) => {
    if (headers['content-type'] !== undefined && !MEDIA_TYPE.test(headers['content-type'])) headers['content-type'] = 'application/octet-stream';
    done();
  });
  fastify.addContentTypeParser('*', (request: DoorRequest, payload, done) => {
    request.unreadableBody = new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
    payload.resume();
    done(null, undefined);
  });
}

/** JSON that names `__proto__` or `constructor` is treated as malformed; so is JSON nested deeper than the stack. */
function withoutPrototype(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    if (Object.hasOwn(value, '__proto__') || Object.hasOwn(value, 'constructor')) throw new SyntaxError('prototype poisoning');
    for (const part of Object.values(value)) withoutPrototype(part);
  }
  return value;
}
