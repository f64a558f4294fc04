import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '@cho-phien/kernel';
import type { SellerScope } from '../database/seller-scope.js';
import type { Actor } from './policy.js';

/** A request as the doors see it. */
export interface DoorRequest extends FastifyRequest {
  actor?: Actor;
  sellerScope?: SellerScope;
  /** Told the status of the answer once it is sent; what it does may fail without anybody noticing. */
  whenAnswered?: (status: number) => Promise<void>;
  /** The bytes as they came, for signatures. */
  rawBody?: Buffer;
  /** Why the body could not be read; told to the caller only after the policy let him in. */
  unreadableBody?: Error;
}

/** English on request, Vietnamese otherwise. */
export const languageOf = (request: { headers: Record<string, string | string[] | undefined> }): Language =>
  /^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'vi';

export const RequestLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => languageOf(context.switchToHttp().getRequest<DoorRequest>()));
