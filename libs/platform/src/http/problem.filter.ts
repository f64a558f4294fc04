import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError, hasMessage, message } from '@cho-phien/kernel';
import type { ErrorKind, FieldError, Language } from '@cho-phien/kernel';
import type { Logger } from 'pino';
import { sqlState } from '../database/unit-of-work.js';
import { InjectLogger } from '../observability/logger.js';
import { languageOf } from './request.js';
import type { DoorRequest } from './request.js';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, gone: 410, too_large: 413, unprocessable: 422, too_many: 429, unavailable: 503,
};

/** SQLSTATEs that only a value from outside can cause: bad text, number out of range, malformed literal, a CHECK. */
const BAD_VALUE = new Set(['22021', '22003', '22P02', '22P05', '22007', '22008', '22001', '23514']);

const BY_STATUS: Record<number, string> = {
  400: 'request.invalid', 401: 'access.sign_in_required', 403: 'access.forbidden', 404: 'http.no_such_route', 405: 'http.no_such_route',
  408: 'http.timeout', 413: 'http.too_large', 414: 'http.too_large', 415: 'http.unsupported_type', 429: 'http.too_many', 431: 'http.too_large', 503: 'http.unavailable',
};

export interface Refusal { status: number; code: string; params?: Record<string, string | number>; errors?: readonly FieldError[]; more?: Readonly<Record<string, unknown>> }

/** RFC 9457 problem document; adds `code`, `requestId` and, for forms, `errors`. */
export interface Problem { type: string; title: string; status: number; code: string; detail: string; requestId: string; errors?: FieldError[] }

/** Turns whatever was thrown into problem+json with a sentence in the reader's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@InjectLogger() private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<DoorRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (refusal.status >= 500) this.logger.error({ requestId: request.id, route: request.routeOptions?.url, error: describe(error) }, 'request failed');
    if (reply.sent || reply.raw.headersSent) return;
    void reply.status(refusal.status).type('application/problem+json; charset=utf-8').send(problemOf(refusal, languageOf(request), request.id));
  }
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) return { status: STATUS[error.kind], code: error.code, params: error.params, errors: error.errors, more: error.more };
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 600) return { status, code: BY_STATUS[status] ?? (status < 500 ? 'request.invalid' : 'http.unexpected') };
  if (BAD_VALUE.has(sqlState(error) ?? '')) return { status: 400, code: 'request.invalid' };
  if (sqlState(error) === '55P03' || sqlState(error) === '53300' || isPoolEmpty(error)) return { status: 503, code: 'http.unavailable' };
  return { status: 500, code: 'http.unexpected' };
}

export function problemOf({ status, code, params, errors, more }: Refusal, language: Language, requestId: string): Problem {
  const detail = hasMessage(code) ? message(code, language, params) : message('request.invalid', language);
  return {
    ...more,
    type: 'about:blank', title: message(`status.${status}`, language), status, code, detail, requestId,
    ...(errors && { errors: errors.map((each) => ({ ...each, detail: each.detail ?? message(each.code, language, each as never) })) }),
  };
}

/** How pg-pool says that no connection came free in time; it has no code for it. */
const isPoolEmpty = (error: unknown): boolean => error instanceof Error && error.message === 'timeout exceeded when trying to connect';

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
