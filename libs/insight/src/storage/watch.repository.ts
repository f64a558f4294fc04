import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';

/** Writes for which no text is sent (parts of photos) tell nothing about haste. */
const QUIET_PATHS = /\/uploads(\/|$)/;

/** What is watched for abuse; phones are kept as keyed hashes only. */
@Injectable()
export class WatchRepository {
  constructor(private readonly config: Config) {}

  async keepPhones(tx: Tx, { sellerId, phoneNumbers }: PayloadOf<'sellers.contact_changed'>, asOf: string): Promise<void> {
    await tx.query('delete from insight.seller_phones where seller_id = $1 and as_of <= $2', [sellerId, asOf]);
    await tx.query(
      `insert into insight.seller_phones (seller_id, phone_hash, as_of) select $1, hash, $3 from unnest($2::text[]) as hash
       where not exists (select 1 from insight.seller_phones p where p.seller_id = $1 and p.as_of > $3) on conflict do nothing`, [sellerId, [...new Set(phoneNumbers)].map((phone) => this.hash(phone)), asOf]);
  }

  async keepPurchases(tx: Tx, groups: readonly PayloadOf<'ordering.order_group_placed'>[]): Promise<void> {
    const rows = groups.flatMap(({ buyerPhone, orders = [], placedAt }) => (
      buyerPhone === null || placedAt === undefined ? [] : orders.map(({ orderCode, sellerId, items, delivery }) => ({ orderCode, sellerId, phone: this.hash(buyerPhone), total: items + delivery, placedAt }))));
    await tx.query(
      `insert into insight.purchases (order_code, seller_id, phone_hash, total_amount, at)
       select * from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[]) on conflict do nothing`,
      [rows.map(({ orderCode }) => orderCode), rows.map(({ sellerId }) => sellerId), rows.map(({ phone }) => phone), rows.map(({ total }) => total), rows.map(({ placedAt }) => placedAt)]);
  }

  async keepBankChange(tx: Tx, eventId: string, { sellerId, at }: PayloadOf<'sellers.bank_account_changed'>): Promise<void> {
    await tx.query('insert into insight.bank_changes (event_id, seller_id, at) values ($1, $2, $3) on conflict do nothing', [eventId, sellerId, at]);
  }

  async keepAssistedWrite(tx: Tx, { id, assistantId, sellerId, path, at }: PayloadOf<'sellers.assisted_write'>): Promise<void> {
    if (!QUIET_PATHS.test(path)) await tx.query('insert into insight.assisted_writes (id, assistant_id, seller_id, at) values ($1, $2, $3, $4) on conflict do nothing', [id, assistantId, sellerId, at]);
  }

  /** What is too old to be looked at. */
  async forget(tx: Tx, before: Date): Promise<void> {
    for (const table of ['price_changes', 'bank_changes', 'purchases', 'assisted_writes']) await tx.query(`delete from insight.${table} where at < $1`, [before]);
    await tx.query('delete from insight.waiting_orders where answered_at < $1 and (left_at < $1 or send_by is null)', [before]);
  }

  private hash(phone: string): string { return createHmac('sha256', this.config.settings.AUTH_SECRET).update(`insight phone ${phone}`).digest('base64url'); }
}
