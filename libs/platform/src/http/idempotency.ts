import { createHash } from 'node:crypto';
import { createParamDecorator, Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Conflict, Invalid, seal, Unprocessable, unseal } from '@cho-phien/kernel';
import { Config } from '../config/config.module.js';
import { sqlState, UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/unit-of-work.js';
import type { DoorRequest } from './request.js';

/** The Idempotency-Key of a request: who uses it, the key and a hash of what was asked. */
export interface IdempotentCall { actor: string; key: string; bodyHash: string }

/** An answer as it was first sent; the same bytes are sent to every repetition. */
export interface Answer { status: number; body: string }

/** Reads the call from the request. Errors: `idempotency.key_required`. */
export const Idempotent = createParamDecorator((_: unknown, context: ExecutionContext): IdempotentCall => {
  const request = context.switchToHttp().getRequest<DoorRequest>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Invalid('idempotency.key_required');
  return {
    actor: `${request.actor?.accountId ?? 'guest'} ${request.method} ${request.url.split('?')[0]}`,
    key,
    bodyHash: createHash('sha256').update(request.rawBody ?? '').digest('hex'),
  };
});

/** Waits at most 5 s for whoever holds the key, and no longer limits waiting once it is taken: one round trip for three. */
const TAKE_KEY = `
  with patience as materialized (select set_config('lock_timeout', '5s', true))
  insert into platform.idempotency_keys (actor, key, body_hash) select $1, $2, $3 from patience
  on conflict do nothing returning set_config('lock_timeout', '0', true)`;

const PATIENCE_MS = 5_000;

/**
 * Makes a write happen once per key. The key, the effect and the answer commit together,
 * so a kill at any instant leaves all or nothing. A repetition in flight waits for the
 * first (at most 5 s): in the same process without a connection, so that an impatient
 * finger takes none from others; in another one on the key's row. Answers may hold secrets and people's names, so they are
 * kept sealed, and for a day only.
 */
@Injectable()
export class Idempotency {
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(private readonly unitOfWork: UnitOfWork, private readonly dataSource: DataSource, private readonly config: Config) {}

  /** Whether the call has its answer already: then nothing needs to be made ready for it. */
  async isAnswered({ actor, key }: IdempotentCall): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query('select 1 from platform.idempotency_keys where actor = $1 and key = $2', [actor, key]);
    return rows.length > 0;
  }

  /** Errors: `idempotency.key_reused` (other body), `idempotency.in_progress` (first one still running after 5 s). */
  async run(call: IdempotentCall, work: (tx: Tx) => Promise<{ status: number; body: unknown }>): Promise<Answer> {
    const name = `${call.actor} ${call.key}`;
    await this.waitFor(name);
    const answer = this.once(call, work);
    this.underWay.set(name, answer);
    try {
      return await answer;
    } finally {
      if (this.underWay.get(name) === answer) this.underWay.delete(name);
    }
  }

  private async waitFor(name: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    for (let first = this.underWay.get(name); first; first = this.underWay.get(name)) {
      const late = new Promise<true>((resolve) => { setTimeout(resolve, end - Date.now(), true).unref(); });
      if (await Promise.race([first.then(() => false, () => false), late])) throw new Conflict('idempotency.in_progress');
    }
  }

  private async once(call: IdempotentCall, work: (tx: Tx) => Promise<{ status: number; body: unknown }>): Promise<Answer> {
    try {
      return await this.unitOfWork.run(async (tx) => (await this.replay(tx, call)) ?? this.first(tx, call, work));
    } catch (error) {
      if (sqlState(error) === '55P03') throw new Conflict('idempotency.in_progress');
      throw error;
    }
  }

  /** Takes the key, or answers what was answered before. */
  private async replay(tx: Tx, { actor, key, bodyHash }: IdempotentCall): Promise<Answer | null> {
    const taken: unknown[] = await tx.query(TAKE_KEY, [actor, key, bodyHash]);
    if (taken.length > 0) return null;
    const [kept]: { bodyHash: string; status: number; answer: string | null; sealed: Buffer | null }[] = await tx.query(
      'select body_hash as "bodyHash", status, answer, answer_sealed as sealed from platform.idempotency_keys where actor = $1 and key = $2', [actor, key]);
    if (kept?.bodyHash !== bodyHash) throw new Unprocessable('idempotency.key_reused');
    return { status: kept.status, body: kept.sealed === null ? kept.answer! : unseal(this.config.settings.DATA_KEY, `${actor} ${key}`, kept.sealed) };
  }

  private async first(tx: Tx, { actor, key }: IdempotentCall, work: (tx: Tx) => Promise<{ status: number; body: unknown }>): Promise<Answer> {
    const { status, body } = await work(tx);
    const answer = JSON.stringify(body);
    await tx.query('update platform.idempotency_keys set status = $3, answer_sealed = $4 where actor = $1 and key = $2', [actor, key, status, seal(this.config.settings.DATA_KEY, `${actor} ${key}`, answer)]);
    return { status, body: answer };
  }
}
