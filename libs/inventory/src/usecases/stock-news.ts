import { Injectable } from '@nestjs/common';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { StockRow } from '../storage/stock.repository.js';

/** Tells the other contexts what can be bought, in the transaction that changed it. */
@Injectable()
export class StockNews {
  constructor(private readonly outbox: Outbox, private readonly clock: Clock) {}

  async tell(tx: Tx, rows: readonly StockRow[], since?: ReadonlyMap<string, Date>): Promise<void> {
    const now = this.clock.now();
    await this.outbox.append(tx, ...rows.map(({ variantId, productId, onHand, reserved, version }) => (
      { type: 'inventory.stock_changed' as const, payload: { variantId, productId, available: onHand - reserved, version, at: isoVietnam(since?.get(variantId) ?? now) } })));
  }
}
