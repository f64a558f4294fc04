import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { StockRow } from '../storage/stock.repository.js';

/** Tells the other contexts what can be bought, in the transaction that changed it. */
@Injectable()
export class StockNews {
  constructor(private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** @param beside what the caller has to tell of the same change, told first */
  async tell(tx: Tx, rows: readonly StockRow[], { since, beside = [] }: { since?: ReadonlyMap<string, Date>; beside?: readonly DomainEvent[] } = {}): Promise<void> {
    const now = this.clock.now();
    await this.outbox.append(tx, ...beside, ...rows.map(({ variantId, productId, onHand, reserved, version }) => (
      { type: 'inventory.stock_changed' as const, payload: { variantId, productId, available: onHand - reserved, version, at: isoVietnam(since?.get(variantId) ?? now) } })));
  }
}
