import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '@cho-phien/kernel';
import { problemOf, refusalOf } from './problem.filter.js';
import type { Refusal } from './problem.filter.js';
import { languageOf } from './request.js';

const PROBLEM = 'application/problem+json; charset=utf-8';

/** An address that cannot be decoded names no route. */
const NOTHING_THERE: Refusal = { status: 404, code: 'http.no_such_route' };

/** Answers what Fastify refuses before it has found a route. */
export function answerBrokenUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = error.code === 'FST_ERR_BAD_URL' ? NOTHING_THERE : refusalOf(error);
  void reply.status(refusal.status).header('x-request-id', request.id).type(PROBLEM).send(problemOf(refusal, languageOf(request), request.id));
}

/** What Node's parser gives up on, before there is a request; everything else that is not HTTP is a 400. */
const BY_PARSER_ERROR: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'http.too_large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'http.timeout' },
};

/** Answers bytes that are no HTTP request, or one whose address and headers together pass Node's 16 KiB. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const refusal = BY_PARSER_ERROR[error.code ?? ''] ?? { status: 400, code: 'request.invalid' };
    const body = JSON.stringify(problemOf(refusal, 'vi', newId()));
    const head = [`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, `content-type: ${PROBLEM}`, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
