import { Inject } from '@nestjs/common';
import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { Logger } from 'pino';

export const LOGGER = Symbol('platform.logger');
export const InjectLogger = (): ParameterDecorator => Inject(LOGGER);

/** Fields that may hold personal data or secrets; whatever is logged, these are not. */
const PERSONAL = ['phone', 'phoneNumber', 'name', 'buyerName', 'address', 'line', 'code', 'token', 'accessToken', 'authorization', 'cookie', 'to', 'body', 'payload', 'memo'];

/** Structured logs on standard output, one JSON object a line, without personal data. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), remove: true }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(text: unknown, context?: string): void { this.logger.debug({ context }, String(text)); }
  error(text: unknown, stack?: string, context?: string): void { this.logger.error({ context, stack }, String(text)); }
  warn(text: unknown, context?: string): void { this.logger.warn({ context }, String(text)); }
  debug(text: unknown, context?: string): void { this.logger.debug({ context }, String(text)); }
  verbose(text: unknown, context?: string): void { this.logger.trace({ context }, String(text)); }
}
