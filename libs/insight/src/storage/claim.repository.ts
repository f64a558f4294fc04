import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { Clock, decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { CLOSED_STATES, isBreach, isClosed } from '../domain/claim-view.js';
import type { ClaimRow } from '../domain/claim-view.js';

export interface ClaimCounts { open: number; closed: number; closedInTime: number; breached: number }

/** Claims as they moved. News may come twice, late and out of order; event ids sort by their time. */
@Injectable()
export class ClaimRepository {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  /** `sentAt`: when the news was written, for news that does not say when it happened. */
  async keep(tx: Tx, eventId: string, told: PayloadOf<'ordering.claim_moved'>, sentAt: string): Promise<void> {
    const { claimId, orderCode, sellerId, kind, state, at = sentAt, openedAt = state === 'opened' ? at : null, sellerCommuneCode = null, closeBy = null } = told;
    const [now, closedAt] = [this.clock.now(), isClosed(state) ? at : null];
    await tx.query(`
      insert into insight.claims as c (claim_id, event_id, order_code, seller_id, kind, state, moved_at, opened_at, breached_at, commune_code, close_by, limit_known_at, closed_at, closed_known_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      on conflict (claim_id) do update set
        event_id = greatest(c.event_id, excluded.event_id), state = case when c.event_id < excluded.event_id then excluded.state else c.state end,
        moved_at = greatest(c.moved_at, excluded.moved_at), opened_at = coalesce(c.opened_at, excluded.opened_at), breached_at = least(c.breached_at, excluded.breached_at),
        commune_code = coalesce(c.commune_code, excluded.commune_code), close_by = coalesce(c.close_by, excluded.close_by), limit_known_at = coalesce(c.limit_known_at, excluded.limit_known_at),
        closed_at = coalesce(c.closed_at, excluded.closed_at), closed_known_at = coalesce(c.closed_known_at, excluded.closed_known_at)`,
    [claimId, eventId, orderCode, sellerId, kind, state, at, openedAt, isBreach(told) ? at : null, sellerCommuneCode, closeBy, closeBy && now, closedAt, closedAt && now]);
  }

  /** Those that moved last first. Errors: `paging.bad_cursor`. */
  async page(communes: readonly string[], onlyOpen: boolean, { limit, after }: { limit: number; after?: string }): Promise<Page<ClaimRow>> {
    const [at, id] = decodeCursor(after, 2) ?? [null, null];
    const rows: ClaimRow[] = await this.dataSource.query(`
      select c.claim_id as "claimId", c.order_code as "orderCode", s.name as "shopName", s.commune_code as "communeCode", c.kind, c.state, coalesce(c.opened_at, c.moved_at) as "openedAt",
        c.moved_at as "movedAt", c.breached_at as "breachedAt", c.close_by as "closeBy", c.closed_at as "closedAt"
      from insight.claims c join insight.shops s using (seller_id)
      where s.commune_code = any($1) and (not $2 or c.state <> all($3)) and ($4::timestamptz is null or (c.moved_at, c.claim_id) < ($4, $5::uuid))
      order by c.moved_at desc, c.claim_id desc limit $6`, [communes, onlyOpen, CLOSED_STATES, at, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.movedAt.toISOString(), row.claimId], (row) => row);
  }

  /** How many are open, closed, closed with no deadline missed, and how many missed one. */
  async counts(communes: readonly string[]): Promise<ClaimCounts> {
    const [row]: ClaimCounts[] = await this.dataSource.query(`
      select count(*) filter (where c.state <> all($2))::int as open, count(*) filter (where c.state = any($2))::int as closed,
        count(*) filter (where c.state = any($2) and c.breached_at is null)::int as "closedInTime", count(c.breached_at)::int as breached
      from insight.claims c join insight.shops s using (seller_id) where s.commune_code = any($1)`, [communes, CLOSED_STATES]);
    return row!;
  }
}
