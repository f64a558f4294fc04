import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { Clock } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';

/** Buyers of orders as marks by which persons are counted once. The key has a purpose of its own: a mark meets no other hash of the same phone. */
@Injectable()
export class BuyerRepository {
  constructor(private readonly config: Config, private readonly clock: Clock) {}

  async keep(tx: Tx, groups: readonly PayloadOf<'ordering.order_group_placed'>[]): Promise<void> {
    const rows = groups.flatMap(({ buyerPhone, orders = [], placedAt }) => (buyerPhone === null ? [] : orders.map(({ orderCode }) => ({ orderCode, mark: this.mark(buyerPhone), at: placedAt ?? this.clock.now().toISOString() }))));
    if (rows.length === 0) return;
    await tx.query('insert into insight.order_buyers (order_code, mark, at) select * from unnest($1::text[], $2::text[], $3::timestamptz[]) on conflict do nothing',
      [rows.map(({ orderCode }) => orderCode), rows.map(({ mark }) => mark), rows.map(({ at }) => at)]);
  }

  async forget(tx: Tx, before: Date): Promise<void> { await tx.query('delete from insight.order_buyers where at < $1', [before]); }

  private mark(phone: string): string { return createHmac('sha256', this.config.settings.AUTH_SECRET).update(`insight buyer ${phone}`).digest('base64url').slice(0, 16); }
}
