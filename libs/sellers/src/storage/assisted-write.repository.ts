import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

export interface AssistedWrite { id: string; assistantId: string; sellerId: string; consentId: string; method: string; path: string; at: Date }
export interface AssistanceLimit { code: 'writes' | 'households'; most: number; windowSeconds: number; exceptPath: string | null }

/** A write as it is shown; `outcome` is the HTTP status of the answer, null while none was given. */
export interface ShownWrite extends AssistedWrite { outcome: number | null; sellerName: string }

/** What assistants tried for sellers, noted before it was tried. Append-only but for the outcome. */
@Injectable()
export class AssistedWriteRepository {
  constructor(private readonly dataSource: DataSource) {}

  async begin(tx: Tx, { id, assistantId, sellerId, consentId, method, path, at }: AssistedWrite): Promise<void> {
    await tx.query(
      'insert into sellers.assisted_writes (id, assistant_id, seller_id, consent_id, method, path, at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, assistantId, sellerId, consentId, method, path, at]);
  }

  async end(id: string, status: number): Promise<void> {
    await this.dataSource.query('update sellers.assisted_writes set outcome = $2 where id = $1 and outcome is null', [id, status]);
  }

  async holdAssistant(tx: Tx, assistantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sellers assistant ' || $1, 0))`, [assistantId]);
  }

  async limitsOn(tx: Tx, day: VietnamDay): Promise<AssistanceLimit[]> {
    return tx.query(
      `select code, most, window_seconds as "windowSeconds", except_path as "exceptPath" from sellers.assistance_limits where valid_from <= $1 and (valid_to is null or valid_to >= $1) order by code`, [day]);
  }

  /** What the limit counts in its window before this write: writes, or other households than this one's. */
  async count(tx: Tx, { code, windowSeconds, exceptPath }: AssistanceLimit, { assistantId, sellerId, path, at }: AssistedWrite): Promise<number> {
    if (exceptPath !== null && path.includes(exceptPath)) return 0;
    const since = new Date(at.getTime() - windowSeconds * 1_000);
    const counted = code === 'writes' ? 'count(*)' : 'count(distinct seller_id) filter (where seller_id <> $4)';
    const [row]: { n: number }[] = await tx.query(
      `select (${counted})::int as n from sellers.assisted_writes where assistant_id = $1 and at > $2 and ($3::text is null or position($3 in path) = 0) ${code === 'writes' ? '' : 'and $4::uuid is not null'}`,
      code === 'writes' ? [assistantId, since, exceptPath] : [assistantId, since, exceptPath, sellerId]);
    return row?.n ?? 0;
  }

  /** Newest first; by seller or by assistant. */
  async page(by: 'seller_id' | 'assistant_id', id: string, limit: number, after: string | null): Promise<ShownWrite[]> {
    return this.dataSource.query(
      `select w.id, w.assistant_id as "assistantId", w.seller_id as "sellerId", w.consent_id as "consentId", w.method, w.path, w.at, w.outcome, s.name as "sellerName"
       from sellers.assisted_writes w join sellers.sellers s on s.id = w.seller_id
       where w.${by} = $1 and ($2::uuid is null or w.id < $2) order by w.id desc limit $3`, [id, after, limit + 1]);
  }
}
