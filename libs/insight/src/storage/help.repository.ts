import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

export interface ListingNews { productId: string; sellerId: string; name: string; state: string; by: string | null; confirmedAt: string | null; at: string }

interface SendingNews { orderCode: string; sellerId: string; answeredAt: string | null; leftAt: string | null; promise: { sendBy: string; eventId: string } | null }

/** Who helps whom, and what waits to be done. News may come twice, late and out of order; event ids sort by their time. */
@Injectable()
export class HelpRepository {
  constructor(private readonly clock: Clock) {}

  async keepConsent(tx: Tx, eventId: string, told: PayloadOf<'sellers.consent_changed'>): Promise<void> {
    await tx.query(`
      insert into insight.consents as c (consent_id, event_id, seller_id, assistant_id, seller_name, seller_phone, commune_code, village, scopes, starts_at, until, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      on conflict (consent_id) do update set event_id = excluded.event_id, seller_name = excluded.seller_name, seller_phone = excluded.seller_phone, commune_code = excluded.commune_code,
        village = excluded.village, scopes = excluded.scopes, starts_at = excluded.starts_at, until = excluded.until, state = excluded.state
      where c.event_id < excluded.event_id`,
    [told.consentId, eventId, told.sellerId, told.assistantId, told.sellerName, told.sellerPhone, told.communeCode, told.village ?? '', told.scopes, told.from, told.until, told.state]);
    if (told.state !== 'pending') {
      await tx.query('insert into insight.helped_households (seller_id, event_id, commune_code, village, seller_name, known_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        [told.sellerId, eventId, told.communeCode, told.village ?? '', told.sellerName, this.clock.now()]);
    }
  }

  /** The first deadline of an order stays. */
  async keepReady(tx: Tx, orders: readonly PayloadOf<'ordering.order_ready'>[]): Promise<void> {
    await tx.query(
      `insert into insight.waiting_orders as w (order_code, seller_id, accept_by)
       select distinct on (order_code) order_code, seller_id, accept_by
       from unnest($1::text[], $2::uuid[], $3::timestamptz[]) with ordinality as told (order_code, seller_id, accept_by, place) order by order_code, accept_by is null, place
       on conflict (order_code) do update set accept_by = excluded.accept_by where w.accept_by is null`,
      [orders.map(({ orderCode }) => orderCode), orders.map(({ sellerId }) => sellerId), orders.map(({ acceptBy }) => acceptBy ?? null)]);
  }

  /** Turned down or called off, it is not to be sent any more. */
  keepAnswered(tx: Tx, eventId: string, { orderCode, sellerId, answer, at, sendBy }: PayloadOf<'ordering.order_answered'>): Promise<void> {
    return this.keepSending(tx, { orderCode, sellerId, answeredAt: at, leftAt: answer === 'accepted' ? null : at, promise: sendBy === undefined ? null : { sendBy, eventId } });
  }

  keepDelayed(tx: Tx, eventId: string, { orderCode, sellerId, sendBy }: PayloadOf<'ordering.order_delayed'>): Promise<void> {
    return this.keepSending(tx, { orderCode, sellerId, answeredAt: null, leftAt: null, promise: { sendBy, eventId } });
  }

  keepLeft(tx: Tx, orderCode: string, sellerId: string, at: string): Promise<void> {
    return this.keepSending(tx, { orderCode, sellerId, answeredAt: at, leftAt: at, promise: null });
  }

  /** What was heard first stays; of promises that which was told last holds. */
  private async keepSending(tx: Tx, { orderCode, sellerId, answeredAt, leftAt, promise }: SendingNews): Promise<void> {
    await tx.query(`
      insert into insight.waiting_orders as w (order_code, seller_id, answered_at, left_at, send_by, promised_by) values ($1, $2, $3, $4, $5, $6)
      on conflict (order_code) do update set answered_at = coalesce(w.answered_at, excluded.answered_at), left_at = coalesce(w.left_at, excluded.left_at),
        send_by = case when greatest(w.promised_by, excluded.promised_by) = excluded.promised_by then excluded.send_by else w.send_by end,
        promised_by = greatest(w.promised_by, excluded.promised_by)`,
    [orderCode, sellerId, answeredAt, leftAt, promise?.sendBy ?? null, promise?.eventId ?? null]);
  }

  async keepListing(tx: Tx, eventId: string, { productId, sellerId, name, state, by, confirmedAt, at }: ListingNews): Promise<void> {
    await tx.query(`
      insert into insight.listings as l (product_id, event_id, seller_id, name, state, written_by, confirmed_at, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (product_id) do update set event_id = excluded.event_id, name = excluded.name, state = excluded.state, written_by = coalesce(excluded.written_by, l.written_by),
        confirmed_at = excluded.confirmed_at, at = excluded.at
      where (l.at, l.event_id) < (excluded.at, excluded.event_id)`, [productId, eventId, sellerId, name, state, by, confirmedAt, at]);
  }

  /** Notes a change of price as well; goods told of for the first time have none. */
  async keepGoods(tx: Tx, eventId: string, told: PayloadOf<'catalog.product_changed'>): Promise<void> {
    await tx.query(`
      with before as (select price_amount from insight.shop_goods where product_id = $1 and event_id < $2),
      changed as (
        insert into insight.price_changes (event_id, product_id, seller_id, before_amount, after_amount, at)
        select $2, $1, $3, before.price_amount, $6, $7 from before where before.price_amount <> $6 on conflict do nothing)
      insert into insight.shop_goods as g (product_id, event_id, seller_id, name, public, price_amount, since) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (product_id) do update set event_id = excluded.event_id, name = excluded.name, public = excluded.public, price_amount = excluded.price_amount, since = excluded.since
      where g.event_id < excluded.event_id`, [told.productId, eventId, told.sellerId, told.name, told.public, told.price, told.since]);
  }

  async keepStockNews(tx: Tx, news: readonly PayloadOf<'inventory.stock_changed'>[]): Promise<void> {
    await tx.query(`
      insert into insight.stock_news as s (product_id, at)
      select product, max(at) from unnest($1::uuid[], $2::timestamptz[]) as told (product, at) group by product order by product
      on conflict (product_id) do update set at = excluded.at where s.at < excluded.at`, [news.map(({ productId }) => productId), news.map(({ at }) => at)]);
  }
}
