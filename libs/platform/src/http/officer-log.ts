import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock, DomainError } from '@cho-phien/kernel';
import { catchError, mergeMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { POLICY } from './policy.js';
import type { Policy } from './policy.js';
import type { DoorRequest } from './request.js';

export interface OfficerRequest { id: string; at: Date; accountId: string; method: string; route: string; question: Record<string, unknown>; outcome: string; rows: number | null }

/** Codes, days, periods, ids: whatever else was sent may be somebody's name or number. */
const SAFE = /^[\w.:-]{1,60}$/;
const LONG_NUMBER = /\d{9,}/;
/** A phone number as people group it: `0912.345.678`. */
const PHONE = /^(?:0|84)\d{9}$/;
/** Whatever an officer types there may be a name, also one of a single plain word. */
const TYPED = new Set(['q', 'name', 'holder', 'place', 'fileName', 'source', 'note', 'reason']);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const safe = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 50).map(safe);
  if (typeof value === 'boolean' || value === null) return value;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '…';
  return SAFE.test(text) && (UUID.test(text) || !(LONG_NUMBER.test(text) || PHONE.test(text.replace(/[.:_-]/g, '')))) ? value : '…';
};

/** What was asked, in words that tell of nobody; cursors are places in a list and say nothing. */
export function questionOf({ params, query, body }: { params: unknown; query: unknown; body: unknown }): Record<string, unknown> {
  const members = [params, query, body].flatMap((part) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.entries(part) : []));
  return Object.fromEntries(members.filter(([name]) => name !== 'after' && /^\w{1,40}$/.test(name)).slice(0, 30).map(([name, value]) => [name, TYPED.has(name) && typeof value === 'string' ? '…' : safe(value)]));
}

const rowsIn = (answer: unknown): number | null => {
  const items = (answer as { items?: unknown } | null | undefined)?.items;
  return Array.isArray(items) ? items.length : null;
};

/**
 * Notes whatever an officer asks for, in the one place that every route of officers passes: who, what, when, how many rows
 * were shown, or why nothing was. It is written before the answer leaves, so that nothing is shown that is not noted.
 */
@Injectable()
export class OfficerLog implements NestInterceptor {
  constructor(private readonly reflector: Reflector, private readonly dataSource: DataSource, private readonly clock: Clock) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [context.getHandler(), context.getClass()]);
    if (policy?.name !== 'officer') return next.handle();
    const request = context.switchToHttp().getRequest<DoorRequest>();
    return next.handle().pipe(
      catchError(async (error: unknown): Promise<never> => { await this.note(request, error instanceof DomainError ? error.code : 'failed', null); throw error; }),
      mergeMap(async (answer: unknown) => { await this.note(request, 'answered', rowsIn(answer)); return answer; }),
    );
  }

  /** The latest first; `before` is an id. */
  async list(limit: number, accountId: string | null, before: string | null): Promise<OfficerRequest[]> {
    return this.dataSource.query(
      `select r.id::text as id, r.at, r.account_id as "accountId", r.method, r.route, r.question, r.outcome, r.rows from platform.officer_requests r
       where ($2::uuid is null or r.account_id = $2) and ($3::bigint is null or r.id < $3) order by r.id desc limit $1`, [limit, accountId, before]);
  }

  private async note(request: DoorRequest, outcome: string, rows: number | null): Promise<void> {
    await this.dataSource.query('insert into platform.officer_requests (at, account_id, method, route, question, outcome, rows) values ($1, $2, $3, $4, $5, $6, $7)',
      [this.clock.now(), request.actor?.accountId, request.method, request.routeOptions.url ?? '', JSON.stringify(questionOf(request)), outcome, rows]);
  }
}
