import { Injectable } from '@nestjs/common';
import type { OrderRefundReason } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Refundable, RefundShare } from '../domain/refundable.js';

/** Money of an order that was asked back, line by line. */
export interface OrderRefund extends RefundShare {
  id: string;
  orderCode: string;
  reason: OrderRefundReason;
  note: string | null;
  cause: string;
  claimId: string | null;
  actor: string;
  at: Date;
  /** When it had gone back; null while it is on its way. */
  settledAt: Date | null;
}

interface Row extends Omit<OrderRefund, 'lines'> { lines: RefundShare['lines'] }

const COLUMNS = `r.id, r.order_code as "orderCode", r.items_amount as items, r.delivery_amount as delivery, r.reason, r.note, r.cause,
  r.claim_id as "claimId", r.actor, r.at, r.settled_at as "settledAt",
  (select coalesce(json_agg(json_build_object('variantId', l.variant_id, 'quantity', l.quantity, 'amount', l.amount) order by l.variant_id), '[]')
   from ordering.refund_lines l where l.refund_id = r.id) as lines`;

/** What was asked back of each order; the caller of a write holds the lock of the order's group. */
@Injectable()
export class RefundRepository {
  constructor(private readonly dataSource: DataSource) {}

  async left(orderCode: string, tx?: Tx): Promise<Refundable> {
    const [row]: Refundable[] = await (tx ?? this.dataSource).query(`
      select o.items_amount - o.refund_items_amount as items, o.delivery_amount - o.refund_delivery_amount as delivery,
        (select coalesce(json_agg(json_build_object('variantId', l.variant_id, 'quantity', l.quantity - l.refund_quantity, 'unitPrice', l.unit_price_amount) order by l.position), '[]')
         from ordering.order_lines l where l.order_code = o.code) as lines
      from ordering.orders o where o.code = $1`, [orderCode]);
    if (!row) throw new Error(`No order ${orderCode}.`);
    return row;
  }

  async isKnown(tx: Tx, cause: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from ordering.refunds where cause = $1', [cause]);
    return rows.length > 0;
  }

  /** More than is left of the order or of a line is refused by the database (23514). */
  async insert(tx: Tx, { id, orderCode, items, delivery, reason, note, cause, claimId, actor, at, lines }: Omit<OrderRefund, 'settledAt'>): Promise<void> {
    await tx.query(
      `insert into ordering.refunds (id, order_code, items_amount, delivery_amount, reason, note, cause, claim_id, actor, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, orderCode, items, delivery, reason, note, cause, claimId, actor, at]);
    await tx.query('update ordering.orders set refund_items_amount = refund_items_amount + $2, refund_delivery_amount = refund_delivery_amount + $3 where code = $1', [orderCode, items, delivery]);
    if (lines.length === 0) return;
    const parts = [lines.map(({ variantId }) => variantId), lines.map(({ quantity }) => quantity), lines.map(({ amount }) => amount as Dong)];
    await tx.query('insert into ordering.refund_lines (refund_id, variant_id, quantity, amount) select $1, * from unnest($2::uuid[], $3::int[], $4::bigint[])', [id, ...parts]);
    await tx.query(
      `update ordering.order_lines l set refund_quantity = l.refund_quantity + back.quantity
       from unnest($2::uuid[], $3::int[]) as back (variant_id, quantity) where l.order_code = $1 and l.variant_id = back.variant_id`, [orderCode, parts[0], parts[1]]);
  }

  /** Oldest first. */
  async ofOrder(orderCode: string, tx?: Tx): Promise<OrderRefund[]> {
    return (await (tx ?? this.dataSource).query(`select ${COLUMNS} from ordering.refunds r where r.order_code = $1 order by r.at, r.id`, [orderCode])) as Row[];
  }

  /** Notes that the money has gone back. */
  async settle(tx: Tx, cause: string, at: Date): Promise<void> {
    await tx.query('update ordering.refunds set settled_at = $2 where cause = $1 and settled_at is null', [cause, at]);
  }
}
