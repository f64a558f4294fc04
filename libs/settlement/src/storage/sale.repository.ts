import { Injectable } from '@nestjs/common';
import type { PaymentCaptured, PaymentMethod } from '@cho-phien/contracts';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { SaleTerms } from '../domain/sale-terms.js';
import type { SaleRefund } from '../domain/sold-lines.js';

type Captured = Pick<PaymentCaptured['payload'], 'captureId' | 'method' | 'tender' | 'capturedAt' | 'holder' | 'splits'>;

/** How far a sale has come: its money in, its goods delivered, credited to the seller. */
export interface SaleProgress {
  orderCode: string;
  sellerId: string | null;
  method: PaymentMethod | null;
  tender: PaymentCaptured['payload']['tender'] | null;
  /** Who has the money of a payment at the door; null: not said. */
  holder: PaymentCaptured['payload']['holder'] | null;
  /** When the carrier paid out what it took. */
  remittedAt: Date | null;
  items: number | null;
  delivery: number | null;
  capturedAt: Date | null;
  deliveredAt: Date | null;
  /** When the parcel came back without having arrived. */
  cameBackAt: Date | null;
  creditedAt: Date | null;
}

export interface Refund extends SaleRefund { refundId: string; at: Date; /** The seller had the money and sent it himself. */ bySeller: boolean; reversed: boolean }

/** Terms with the event that told of the purchase. */
export type KeptTerms = SaleTerms & { eventId: string };

/** What is known of sales. Facts come from several sides in any order; what was told first of each stays. */
@Injectable()
export class SaleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What was agreed for one of the seller's orders, and how it was paid. */
  async agreed(scope: SellerScope, orderCode: string): Promise<(Pick<SaleTerms, 'delivery' | 'byMethod'> & { method: PaymentMethod | null }) | null> {
    const [agreed] = await this.dataSource.query(
      `select t.delivery_amount as delivery, t.by_method as "byMethod", p.method
       from settlement.sale_terms t left join settlement.sale_progress p using (order_code) where t.order_code = $2 and t.seller_id = $1`, [scope.sellerId, orderCode]);
    return agreed ?? null;
  }

  async keepTerms(tx: Tx, terms: readonly KeptTerms[]): Promise<void> {
    await tx.query(
      `insert into settlement.sale_terms (order_code, group_code, seller_id, seller_kind, money_route, channel, placed_at, items_amount, delivery_amount, lines, by_method, event_id)
       select t."orderCode", t."groupCode", t."sellerId", t."sellerKind", t."moneyRoute", t.channel, t."placedAt", t.items, t.delivery, t.lines, t."byMethod", t."eventId"
       from jsonb_to_recordset($1) as t("orderCode" text, "groupCode" text, "sellerId" uuid, "sellerKind" text, "moneyRoute" text, channel text,
         "placedAt" timestamptz, items bigint, delivery bigint, lines jsonb, "byMethod" jsonb, "eventId" uuid) on conflict do nothing`, [JSON.stringify(terms)]);
  }

  async terms(tx: Tx, orderCode: string): Promise<SaleTerms | null> {
    const [terms]: SaleTerms[] = await tx.query(
      `select order_code as "orderCode", group_code as "groupCode", seller_id as "sellerId", seller_kind as "sellerKind", money_route as "moneyRoute", channel,
         placed_at as "placedAt", items_amount as items, delivery_amount as delivery, lines, by_method as "byMethod"
       from settlement.sale_terms where order_code = $1`, [orderCode]);
    return terms ?? null;
  }

  /** Holds sales for the rest of the transaction, whatever is known of them; in the order of their codes. */
  async lock(tx: Tx, orderCodes: readonly string[]): Promise<SaleProgress[]> {
    const codes = [...orderCodes].sort();
    await tx.query('insert into settlement.sale_progress (order_code) select unnest($1::text[]) on conflict do nothing', [codes]);
    return tx.query(
      `select order_code as "orderCode", seller_id as "sellerId", method, tender, holder, remitted_at as "remittedAt", items_amount as items, delivery_amount as delivery, captured_at as "capturedAt",
         delivered_at as "deliveredAt", came_back_at as "cameBackAt", credited_at as "creditedAt"
       from settlement.sale_progress where order_code = any($1) order by order_code for update`, [codes]);
  }

  /** An order is captured once: the first of these that tells of it counts. */
  async keepCaptured(tx: Tx, captures: readonly Captured[]): Promise<void> {
    const told = captures.flatMap(({ splits, captureId, method, tender, capturedAt, holder }) => splits.map(({ orderCode, sellerId, items, delivery }) => (
      { order_code: orderCode, seller_id: sellerId, capture_id: captureId, method, tender, items_amount: items, delivery_amount: delivery, captured_at: capturedAt, holder })));
    await tx.query(
      `insert into settlement.sale_progress as p (order_code, seller_id, capture_id, method, tender, items_amount, delivery_amount, captured_at, holder)
       select distinct on (order_code) order_code, seller_id, capture_id, method, tender, items_amount, delivery_amount, captured_at, holder
       from rows from (jsonb_to_recordset($1) as (order_code text, seller_id uuid, capture_id uuid, method text, tender text, items_amount bigint, delivery_amount bigint, captured_at timestamptz, holder text)) with ordinality
         as told (order_code, seller_id, capture_id, method, tender, items_amount, delivery_amount, captured_at, holder, place)
       order by order_code, place
       on conflict (order_code) do update set seller_id = excluded.seller_id, capture_id = excluded.capture_id, method = excluded.method, tender = excluded.tender,
         items_amount = excluded.items_amount, delivery_amount = excluded.delivery_amount, captured_at = excluded.captured_at, holder = excluded.holder
       where p.captured_at is null`, [JSON.stringify(told)]);
  }

  async keepDelivered(tx: Tx, orderCode: string, deliveredAt: string): Promise<void> {
    await tx.query(
      `insert into settlement.sale_progress as p (order_code, delivered_at) values ($1, $2)
       on conflict (order_code) do update set delivered_at = excluded.delivered_at where p.delivered_at is null`, [orderCode, deliveredAt]);
  }

  async keepCameBack(tx: Tx, orderCode: string, at: Date): Promise<void> {
    await tx.query(
      `insert into settlement.sale_progress as p (order_code, came_back_at) values ($1, $2)
       on conflict (order_code) do update set came_back_at = excluded.came_back_at where p.came_back_at is null`, [orderCode, at]);
  }

  async keepRemitted(tx: Tx, orderCodes: readonly string[], at: string): Promise<void> {
    await tx.query(
      `insert into settlement.sale_progress as p (order_code, remitted_at) select unnest($1::text[]), $2
       on conflict (order_code) do update set remitted_at = excluded.remitted_at where p.remitted_at is null`, [orderCodes, at]);
  }

  async keepRefund(tx: Tx, orderCode: string, { refundId, items, delivery, lines, at, bySeller }: Omit<Refund, 'reversed'>): Promise<void> {
    await tx.query(
      'insert into settlement.refunds (refund_id, order_code, items_amount, delivery_amount, at, by_seller, lines) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
      [refundId, orderCode, items, delivery, at, bySeller, lines ? JSON.stringify(lines) : null]);
  }

  /** In one order for ever, so that the parts of several refunds come out the same: as they were taken back, whatever the clocks of those who did it. */
  async refunds(tx: Tx, orderCode: string): Promise<Refund[]> {
    return tx.query(
      `select r.refund_id as "refundId", r.items_amount as items, r.delivery_amount as delivery, r.lines, r.at, r.by_seller as "bySeller", e.id is not null as reversed
       from settlement.refunds r left join settlement.entries e on e.refund_id = r.refund_id and e.order_code = r.order_code
       where r.order_code = $1 order by e.id is null, r.place nulls first, e.id, r.at, r.refund_id`, [orderCode]);
  }

  /** Notes that it was taken back after those before it; the caller holds the sale. */
  async markReversed(tx: Tx, orderCode: string, refundId: string): Promise<void> {
    await tx.query(
      `update settlement.refunds set place = 1 + (select coalesce(max(r.place), 0) from settlement.refunds r where r.order_code = $1) where order_code = $1 and refund_id = $2`, [orderCode, refundId]);
  }

  async markCredited(tx: Tx, orderCode: string, at: Date): Promise<void> {
    await tx.query('update settlement.sale_progress set credited_at = $2 where order_code = $1', [orderCode, at]);
  }
}
