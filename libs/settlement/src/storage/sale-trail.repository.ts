import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { SellerScope } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ClearingKind } from '../domain/clearing.js';
import type { Terms } from '../domain/deductions.js';
import type { PayoutState } from '../domain/payout-state.js';

export interface TracedEntry { kind: 'sale' | 'reversal'; reference: string; net: number; receives: number; delivery: number; inHand: number; occurredAt: string }
/** The payout by which an order's money left: the seller's first after it was credited, and where that came back the next. It is the sum of many orders. */
export interface TracedPayout { id: string; code: string; amount: number; state: PayoutState; accountEnd: string; reference: string | null; preparedAt: string; settledAt: string | null; returnedAt: string | null; reason: string | null;
  /** What left the bank under its code beside it, and what two people said became of that. */
  lines: { line: string; amount: number; reference: string; at: string }[]; clearings: { id: string; what: ClearingKind; amount: number; reason: string; at: string }[];
}
/** How far one order of a group has come: what was agreed, what is known, what was entered. */
export interface TracedSale {
  orderCode: string; sellerId: string; moneyRoute: 'collected' | 'direct'; placedAt: Date; items: number; delivery: number;
  method: PaymentMethod | null; terms: Terms | null; capturedAt: Date | null; deliveredAt: Date | null; creditedAt: Date | null; entries: TracedEntry[]; payouts: TracedPayout[];
}

const TRACED = `
  select t.order_code as "orderCode", t.seller_id as "sellerId", t.money_route as "moneyRoute", t.placed_at as "placedAt", t.items_amount as items, t.delivery_amount as delivery,
    p.method, t.by_method -> p.method as terms, p.captured_at as "capturedAt", p.delivered_at as "deliveredAt", p.credited_at as "creditedAt",
    coalesce((select json_agg(json_build_object('kind', e.kind, 'reference', e.reference, 'net', e.net_amount, 'receives', e.receives_amount, 'delivery', e.delivery_amount,
        'inHand', e.in_hand_amount, 'occurredAt', e.occurred_at) order by e.occurred_at, e.id)
      from settlement.entries e where e.order_code = t.order_code), '[]') as entries,
    coalesce((select json_agg(json_build_object('id', w.id, 'code', w.code, 'amount', w.amount, 'state', w.state, 'accountEnd', w.account_end, 'reference', w.reference,
        'preparedAt', b.prepared_at, 'settledAt', w.settled_at, 'returnedAt', w.returned_at, 'reason', w.reason,
        'lines', coalesce((select json_agg(json_build_object('line', l.line, 'amount', l.amount, 'reference', l.reference, 'at', l.seen_at) order by l.seen_at) from settlement.payout_lines l where l.payout_id = w.id and not l.fits), '[]'::json),
        'clearings', coalesce((select json_agg(json_build_object('id', c.id, 'what', c.what, 'amount', c.amount, 'reason', c.reason, 'at', c.decided_at) order by c.id) from settlement.clearings c where c.payout_id = w.id and c.state = 'confirmed'), '[]'::json)) order by o.id)
      from settlement.entries sold join settlement.entries o on o.seller_id = sold.seller_id and o.kind = 'payout' and o.id > sold.id
        join settlement.payouts w on w.id = o.payout_id join settlement.payout_batches b on b.id = w.batch_id
      where sold.order_code = t.order_code and sold.kind = 'sale' and not exists (
        select 1 from settlement.entries before join settlement.payouts went on went.id = before.payout_id
        where before.seller_id = sold.seller_id and before.kind = 'payout' and before.id > sold.id and before.id < o.id and went.state not in ('returned', 'dropped'))), '[]') as payouts
  from settlement.sale_terms t left join settlement.sale_progress p using (order_code)`;

/** The sales of one purchase, for whoever follows its money. */
@Injectable()
export class SaleTrailRepository {
  constructor(private readonly dataSource: DataSource) {}

  async ofOrders(orderCodes: readonly string[]): Promise<TracedSale[]> {
    return this.dataSource.query(`${TRACED} where t.order_code = any($1) order by t.order_code`, [orderCodes]);
  }

  /** One of the seller's own orders. */
  async ofSeller(scope: SellerScope, orderCode: string): Promise<TracedSale | null> {
    const [sale]: TracedSale[] = await this.dataSource.query(`${TRACED} where t.seller_id = $1 and t.order_code = $2`, [scope.sellerId, orderCode]);
    return sale ?? null;
  }
}
