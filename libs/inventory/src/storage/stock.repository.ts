import { Injectable } from '@nestjs/common';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { statesAllowing } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { reservationMoves } from '../domain/reservation-state.js';
import type { ReservationMove } from '../domain/reservation-state.js';
import type { StockLine } from '../domain/wanted-lines.js';

export interface StockRow { variantId: string; productId: string; onHand: number; reserved: number; version: number }
export interface NewStock {
  variantId: string; productId: string; sellerId: string; onHand: number;
  /** On the shelf since then; now when absent. */
  since?: Date;
}

const COLUMNS = 's.variant_id as "variantId", s.product_id as "productId", s.on_hand as "onHand", s.reserved, s.version';
const variantsOf = (lines: readonly StockLine[]): string[] => lines.map(({ variantId }) => variantId);

/**
 * The only statements that change stock. Each locks its rows in the order of the variants (the CTE
 * `locked`) before one conditional UPDATE re-reads and changes them, so that purchases of the same
 * goods queue up instead of deadlocking, and none takes what another has just taken.
 */
@Injectable()
export class StockRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, lines: readonly NewStock[]): Promise<StockRow[]> {
    return tx.query(`
      insert into inventory.stock as s (variant_id, product_id, seller_id, on_hand)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[])
      on conflict (variant_id) do nothing
      returning ${COLUMNS}`,
    [lines.map((line) => line.variantId), lines.map((line) => line.productId), lines.map((line) => line.sellerId), lines.map((line) => line.onHand)]);
  }

  /** Holds each line that is not yet held and can be; `fresh` without a row of stock means: too little. */
  async hold(tx: Tx, groupCode: string, lines: readonly StockLine[], at: Date): Promise<({ wanted: string; quantity: number; fresh: boolean } & Partial<StockRow>)[]> {
    return tx.query(`
      with wanted as materialized (select * from unnest($2::uuid[], $3::int[]) as w (variant_id, quantity)),
      fresh as (
        insert into inventory.reservations as r (group_code, variant_id, quantity, state, changed_at)
        select $1, variant_id, quantity, 'held', $4 from wanted
        on conflict (group_code, variant_id) do update set state = 'held', quantity = excluded.quantity, changed_at = excluded.changed_at
        where r.state = any($5)
        returning variant_id, quantity),
      locked as materialized (
        select s.variant_id from inventory.stock s join fresh using (variant_id) order by s.variant_id for update of s),
      moved as (
        update inventory.stock s set reserved = s.reserved + fresh.quantity, version = s.version + 1
        from locked join fresh using (variant_id)
        where s.variant_id = locked.variant_id and s.on_hand - s.reserved >= fresh.quantity
        returning ${COLUMNS})
      select wanted.variant_id as wanted, wanted.quantity, fresh.variant_id is not null as fresh, moved.*
      from wanted left join fresh using (variant_id) left join moved on moved."variantId" = wanted.variant_id
      order by wanted.variant_id`,
    [groupCode, variantsOf(lines), lines.map(({ quantity }) => quantity), at, statesAllowing(reservationMoves, 'hold')]);
  }

  /** Lets go what a group holds (of some variants, or all); what is not held stays as it is. */
  release(tx: Tx, groupCode: string, variantIds: readonly string[] | null, at: Date): Promise<StockRow[]> {
    return this.move(tx, 'release', 'reserved = s.reserved - moving.quantity, version = s.version + 1', groupCode, variantIds, at);
  }

  /** Goods leave the house: they are neither on hand nor reserved any more. */
  handOver(tx: Tx, groupCode: string, variantIds: readonly string[], at: Date): Promise<StockRow[]> {
    return this.move(tx, 'hand_over', 'on_hand = s.on_hand - moving.quantity, reserved = s.reserved - moving.quantity', groupCode, variantIds, at);
  }

  /** Goods that had left are back on the shelf. */
  takeBack(tx: Tx, groupCode: string, variantIds: readonly string[], at: Date): Promise<StockRow[]> {
    return this.move(tx, 'return', 'on_hand = s.on_hand + moving.quantity, version = s.version + 1', groupCode, variantIds, at);
  }

  private move(tx: Tx, move: ReservationMove, change: string, groupCode: string, variantIds: readonly string[] | null, at: Date): Promise<StockRow[]> {
    const [from] = statesAllowing(reservationMoves, move);
    return tx.query(`
      with moving as (
        update inventory.reservations set state = $4, changed_at = $5
        where group_code = $1 and state = $3 and ($2::uuid[] is null or variant_id = any($2))
        returning variant_id, quantity),
      locked as materialized (
        select s.variant_id from inventory.stock s join moving using (variant_id) order by s.variant_id for update of s),
      moved as (
        update inventory.stock s set ${change}
        from locked join moving using (variant_id) where s.variant_id = locked.variant_id
        returning ${COLUMNS})
      select * from moved`,
    [groupCode, variantIds, from, reservationMoves[from!][move], at]);
  }

  async statesOf(tx: Tx, groupCode: string, variantIds: readonly string[]): Promise<{ variantId: string; state: string }[]> {
    return tx.query('select variant_id as "variantId", state from inventory.reservations where group_code = $1 and variant_id = any($2)', [groupCode, variantIds]);
  }

  /** Counts the shelf anew; nothing happens when less than is reserved would be left. */
  async setOnHand(tx: Tx, scope: Pick<SellerScope, 'sellerId'>, productId: string, variantId: string, onHand: number): Promise<StockRow | null> {
    const rows: StockRow[] = await tx.query(`
      with moved as (
        update inventory.stock s set on_hand = $4, version = s.version + 1
        where s.seller_id = $1 and s.product_id = $2 and s.variant_id = $3 and s.reserved <= $4 returning ${COLUMNS})
      select * from moved`, [scope.sellerId, productId, variantId, onHand]);
    return rows[0] ?? null;
  }

  async find(tx: Tx, scope: Pick<SellerScope, 'sellerId'>, productId: string, variantId: string): Promise<StockRow | null> {
    const rows: StockRow[] = await tx.query(
      `select ${COLUMNS} from inventory.stock s where s.seller_id = $1 and s.product_id = $2 and s.variant_id = $3`, [scope.sellerId, productId, variantId]);
    return rows[0] ?? null;
  }

  async ofProduct(scope: SellerScope, productId: string): Promise<StockRow[]> {
    return this.dataSource.query(
      `select ${COLUMNS} from inventory.stock s where s.seller_id = $1 and s.product_id = $2 order by s.variant_id`, [scope.sellerId, productId]);
  }

  async levels(variantIds: readonly string[], tx?: Tx): Promise<StockRow[]> {
    return (tx ?? this.dataSource).query(`select ${COLUMNS} from inventory.stock s where s.variant_id = any($1)`, [variantIds]);
  }

  async available(variantIds: readonly string[], tx?: Tx): Promise<{ variantId: string; available: number }[]> {
    return (tx ?? this.dataSource).query('select variant_id as "variantId", on_hand - reserved as available from inventory.stock where variant_id = any($1)', [variantIds]);
  }
}
