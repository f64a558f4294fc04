import type { IncomingMessage } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import { errorCodes } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Invalid } from '@cho-phien/kernel';
import type { DoorRequest } from './request.js';

/** Most bytes of a JSON body: far above every form, far below what would hurt. */
export const BODY_LIMIT = 256 * 1024;

/** Bytes of an upload (tus 1.0). Source: https://tus.io/protocols/resumable-upload, PATCH. */
export const UPLOADED_BYTES = 'application/offset+octet-stream';

/** Spreadsheets, raw or as a form sends them. */
const SHEETS = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^multipart\/form-data/];

const TAKES_UPLOAD = 'takesUpload';

/** A route that reads the bytes of an upload itself, from `request.raw`, and says how many it takes. */
export const TakesUpload = (): MethodDecorator => RouteConfig({ [TAKES_UPLOAD]: true });

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
  const refuse = (request: DoorRequest, payload: IncomingMessage, done: (error: Error | null, body?: undefined) => void): void => {
    request.unreadableBody = new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
    payload.resume();
    done(null, undefined);
  };
  fastify.addContentTypeParser('*', refuse);
  for (const type of [UPLOADED_BYTES, ...SHEETS]) {
    fastify.addContentTypeParser(type, (request: DoorRequest, payload, done) => {
      if (request.routeOptions.config && TAKES_UPLOAD in request.routeOptions.config) done(null, undefined); // left unread until the policy has let the caller in
      else refuse(request, payload, done);
    });
  }
}

/** JSON that names `__proto__` or `constructor` is treated as malformed; so is JSON nested deeper than the stack. */
function withoutPrototype(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) {
    if (Object.hasOwn(value, '__proto__') || Object.hasOwn(value, 'constructor')) throw new SyntaxError('prototype poisoning');
    for (const part of Object.values(value)) withoutPrototype(part);
  }
  return value;
}
