import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

/** Which kinds of codes products carry; the newest row before an instant says what held then. */
@Injectable()
export class CodeRepository {
  constructor(private readonly clock: Clock) {}

  async keep(tx: Tx, eventId: string, told: PayloadOf<'catalog.codes_changed'>): Promise<void> {
    await tx.query(`
      insert into insight.product_codes (product_id, since, event_id, seller_id, verified_gtin, trace_link, known_at) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict do nothing`, [told.productId, told.since, eventId, told.sellerId, told.verifiedGtin, told.traceLink, this.clock.now()]);
  }
}
