import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { AWAITED, claimMoves } from '../domain/claim.js';
import type { ClaimKind, ClaimMove, ClaimReason, ClaimState } from '../domain/claim.js';
import type { LineQuantity } from '../domain/refundable.js';
import { CLAIM_COLUMNS, claimOf } from './claim-json.js';
import type { ClaimRow } from './claim-json.js';

export type Party = 'buyer' | 'seller' | 'operator' | 'deadline';

export interface Claim {
  id: string;
  orderCode: string;
  groupCode: string;
  seller: { id: string; name: string; communeCode: string };
  kind: ClaimKind;
  reason: ClaimReason;
  note: string | null;
  state: ClaimState;
  dueAt: Date | null;
  /** Until when it is to be closed, as published when it was opened; null: before that, or a cancellation. */
  closeBy: Date | null;
  openedAt: Date;
  lines: (LineQuantity & { name: string; variantName: string; unit: string; amount: Dong })[];
  events: { state: ClaimState; party: Party; note: string | null; at: Date }[];
  /** What was asked back for it; null while nothing was. */
  refund: { amount: Dong; settled: boolean } | null;
}

export interface NewClaim extends Pick<Claim, 'id' | 'orderCode' | 'groupCode' | 'kind' | 'reason' | 'note' | 'dueAt' | 'closeBy' | 'openedAt'> { sellerId: string; lines: readonly LineQuantity[] }

/** Who moves a claim, with his words. */
export interface ClaimNote { party: Party; actor: string; note: string | null; at: Date }

/** The only statements that change claims; the caller holds the lock of the order's group. */
@Injectable()
export class ClaimRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, claim: NewClaim): Promise<void> {
    const { id, orderCode, groupCode, sellerId, kind, reason, note, dueAt, closeBy, openedAt, lines } = claim;
    await tx.query(
      `insert into ordering.claims (id, order_code, group_code, seller_id, kind, reason, note, state, due_at, close_by, opened_at) values ($1, $2, $3, $4, $5, $6, $7, 'opened', $8, $9, $10)`,
      [id, orderCode, groupCode, sellerId, kind, reason, note, dueAt, closeBy, openedAt]);
    await tx.query('insert into ordering.claim_lines (claim_id, variant_id, quantity) select $1, * from unnest($2::uuid[], $3::int[])', [id, lines.map(({ variantId }) => variantId), lines.map(({ quantity }) => quantity)]);
    await this.record(tx, id, 'opened', { party: 'buyer', actor: 'buyer', note, at: openedAt });
  }

  /** Moves a claim by the table and writes its history; false where its state does not allow the move. */
  async move(tx: Tx, id: string, move: ClaimMove, note: ClaimNote, dueAt: Date | null): Promise<boolean> {
    const from = statesAllowing(claimMoves, move);
    const to = claimMoves[from[0]!][move]!;
    const [, count]: [unknown, number] = await tx.query('update ordering.claims set state = $3, due_at = $4 where id = $1 and state = any($2)', [id, from, to, dueAt]);
    if (count === 1) await this.record(tx, id, to, note);
    return count === 1;
  }

  private async record(tx: Tx, id: string, state: ClaimState, { party, actor, note, at }: ClaimNote): Promise<void> {
    await tx.query('insert into ordering.claim_events (claim_id, state, party, actor, note, at) values ($1, $2, $3, $4, $5, $6)', [id, state, party, actor, note, at]);
  }

  async find(id: string, tx?: Tx): Promise<Claim | null> { return (await this.read('c.id = $1', [id], '', tx))[0] ?? null; }

  /** The claim of an order that waits for somebody's word; there is at most one. */
  async awaited(tx: Tx, orderCode: string): Promise<Claim | null> {
    return (await this.read('c.order_code = $1 and c.state = any($2)', [orderCode, AWAITED], '', tx))[0] ?? null;
  }

  /** The last claim of a kind of an order, whatever became of it. */
  async last(tx: Tx, orderCode: string, kind: ClaimKind): Promise<Claim | null> {
    return (await this.read('c.order_code = $1 and c.kind = $2', [orderCode, kind], 'order by c.opened_at desc, c.id desc limit 1', tx))[0] ?? null;
  }

  /** Oldest first. */
  async ofGroup(groupCode: string): Promise<Claim[]> { return this.read('c.group_code = $1', [groupCode], 'order by c.opened_at, c.id'); }

  async ofSeller(scope: SellerScope, id: string, tx?: Tx): Promise<Claim | null> {
    return (await this.read('c.seller_id = $1 and c.id = $2', [scope.sellerId, id], '', tx))[0] ?? null;
  }

  /** Newest first; answers up to `limit` + 1 claims. */
  async list(filter: { sellerId: string | null; orderCode: string | null; states: readonly ClaimState[]; limit: number; after: readonly [string, string] | null }): Promise<Claim[]> {
    const { sellerId, orderCode, states, limit, after } = filter;
    return this.read(
      `($1::uuid is null or c.seller_id = $1) and ($2::text is null or c.order_code = $2) and ($3::text[] = '{}' or c.state = any($3))
       and ($4::timestamptz is null or (c.opened_at, c.id) < ($4, $5::uuid))`,
      [sellerId, orderCode, states, after?.[0] ?? null, after?.[1] ?? null, limit + 1], 'order by c.opened_at desc, c.id desc limit $6');
  }

  /** Claims whose day is over, the longest waiting first. */
  async due(now: Date, limit: number): Promise<{ id: string; groupCode: string }[]> {
    return this.dataSource.query('select id, group_code as "groupCode" from ordering.claims where due_at <= $1 order by due_at, id limit $2', [now, limit]);
  }

  /** The claim for which a refund was asked. */
  async ofCause(tx: Tx, cause: string): Promise<Claim | null> {
    return (await this.read('c.id = (select claim_id from ordering.refunds where cause = $1)', [cause], '', tx))[0] ?? null;
  }

  private async read(where: string, parameters: unknown[], tail = '', tx?: Tx): Promise<Claim[]> {
    const rows: ClaimRow[] = await (tx ?? this.dataSource).query(`select ${CLAIM_COLUMNS} from ordering.claims c join ordering.orders o on o.code = c.order_code where ${where} ${tail}`, parameters);
    return rows.map(claimOf);
  }
}
