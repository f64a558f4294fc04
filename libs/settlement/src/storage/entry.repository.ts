import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Parts } from '../domain/entry.js';
import type { PayoutState } from '../domain/payout-state.js';
import type { SaleChannel } from '../domain/rate.js';

export interface NewEntry { kind: 'sale' | 'reversal'; reference: string; sellerId: string; orderCode: string; refundId: string | null; parts: Parts; inHand: number; occurredAt: Date }

export interface PayoutEntry { kind: 'payout' | 'payout_return' | 'payout_again'; reference: string; sellerId: string; payoutId: string; amount: number; occurredAt: Date }

/** One line of a statement: of an order, or of a payout. `net` is what it changed of the balance. */
export interface Entry {
  id: string; kind: 'sale' | 'reversal' | 'payout' | 'payout_return' | 'payout_again'; orderCode: string | null; channel: SaleChannel | null; occurredAt: Date;
  payout: { id: string; code: string; accountEnd: string; state: PayoutState; reason: string | null } | null;
  items: number; commission: number; gatewayFee: number; taxVat: number; taxPit: number; receives: number; delivery: number; inHand: number; net: number;
}

/** What comes once paid orders are delivered. */
export interface Pending { pending: number; pendingOrders: number }
export interface HeldOrder { orderCode: string; amount: number; paidAt: Date }

const WAITING = `from settlement.sale_progress p join settlement.sale_terms t using (order_code)
  where p.seller_id = $1 and p.credited_at is null and p.captured_at is not null
    and not exists (select 1 from settlement.refunds r where r.order_code = p.order_code)`;
const TO_COME = `(t.by_method -> p.method ->> 'receives')::bigint + t.delivery_amount`;

const LINES = `select e.id, e.kind, e.order_code as "orderCode", t.channel, e.occurred_at as "occurredAt", e.items_amount as items, e.commission_amount as commission,
    e.gateway_fee_amount as "gatewayFee", e.tax_vat_amount as "taxVat", e.tax_pit_amount as "taxPit", e.receives_amount as receives,
    e.delivery_amount as delivery, e.in_hand_amount as "inHand", e.net_amount as net,
    case when p.id is not null then json_build_object('id', p.id, 'code', p.code, 'accountEnd', p.account_end, 'state', p.state, 'reason', coalesce(c.reason, p.reason)) end as payout
  from settlement.entries e left join settlement.sale_terms t on t.order_code = e.order_code left join settlement.payouts p on p.id = e.payout_id
    left join settlement.clearings c on c.id = case when e.kind = 'payout_again' then split_part(e.reference, ':', 2)::uuid end`;

/** What was credited to sellers and taken back; added, never changed. */
@Injectable()
export class EntryRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { kind, reference, sellerId, orderCode, refundId, parts, inHand, occurredAt }: NewEntry): Promise<void> {
    const whole = parts.receives + parts.delivery;
    await tx.query(
      `insert into settlement.entries (id, kind, reference, seller_id, order_code, refund_id, items_amount, commission_amount, gateway_fee_amount, tax_vat_amount, tax_pit_amount,
         receives_amount, delivery_amount, in_hand_amount, net_amount, occurred_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [newId(), kind, reference, sellerId, orderCode, refundId, parts.items, parts.deducted.commission, parts.deducted.gateway_fee, parts.deducted.tax_vat, parts.deducted.tax_pit,
        parts.receives, parts.delivery, inHand, kind === 'sale' ? whole - inHand : inHand - whole, occurredAt]);
  }

  async addPayout(tx: Tx, { kind, reference, sellerId, payoutId, amount, occurredAt }: PayoutEntry): Promise<void> {
    await tx.query(
      `insert into settlement.entries (id, kind, reference, seller_id, payout_id, items_amount, commission_amount, gateway_fee_amount, tax_vat_amount, tax_pit_amount,
         receives_amount, delivery_amount, in_hand_amount, net_amount, occurred_at) values ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0, 0, 0, 0, $6, $7)`,
      [newId(), kind, reference, sellerId, payoutId, kind === 'payout_return' ? amount : -amount, occurredAt]);
  }

  async pending(scope: SellerScope): Promise<Pending> {
    const [row]: Pending[] = await this.dataSource.query(`select coalesce(sum(${TO_COME}), 0)::bigint as pending, count(*)::int as "pendingOrders" ${WAITING}`, [scope.sellerId]);
    return row!;
  }

  /** Paid orders that wait for their delivery, the oldest first. */
  async held(scope: SellerScope, limit: number): Promise<HeldOrder[]> {
    return this.dataSource.query(`select p.order_code as "orderCode", ${TO_COME} as amount, p.captured_at as "paidAt" ${WAITING} order by p.captured_at, p.order_code limit $2`, [scope.sellerId, limit]);
  }

  async sumBefore(scope: SellerScope, until: Date): Promise<number> {
    const [row]: { sum: number }[] = await this.dataSource.query('select coalesce(sum(net_amount), 0)::bigint as sum from settlement.entries where seller_id = $1 and occurred_at < $2', [scope.sellerId, until]);
    return row!.sum;
  }

  /** Entries of a time, oldest first. */
  async between(scope: SellerScope, from: Date, until: Date): Promise<Entry[]> {
    return this.dataSource.query(`${LINES} where e.seller_id = $1 and e.occurred_at >= $2 and e.occurred_at < $3 order by e.occurred_at, e.id`, [scope.sellerId, from, until]);
  }

  /** What a payout was made of: entries between the one before it and itself, oldest first; of more than `limit` the latest. */
  async ofPayout(scope: SellerScope, payoutId: string, limit: number): Promise<Entry[]> {
    return this.dataSource.query(
      `with own as (select id from settlement.entries where seller_id = $1 and payout_id = $2 and kind = 'payout')
       select * from (${LINES} where e.seller_id = $1 and e.id < (select id from own)
         and e.id > coalesce((select l.id from settlement.entries l where l.seller_id = $1 and l.kind = 'payout' and l.id < (select id from own) order by l.id desc limit 1), '00000000-0000-0000-0000-000000000000')
         order by e.occurred_at desc, e.id desc limit $3) latest order by "occurredAt", id`, [scope.sellerId, payoutId, limit]);
  }

  /** What a balance is made of: entries since the last payout, oldest first; of more than `limit` the latest. */
  async sincePayout(scope: SellerScope, limit: number): Promise<Entry[]> {
    return this.dataSource.query(
      `select * from (${LINES} where e.seller_id = $1 and e.id > coalesce((select max(l.id::text)::uuid from settlement.entries l where l.seller_id = $1 and l.kind = 'payout'), '00000000-0000-0000-0000-000000000000')
         order by e.occurred_at desc, e.id desc limit $2) latest order by "occurredAt", id`, [scope.sellerId, limit]);
  }
}
