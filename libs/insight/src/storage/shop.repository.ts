import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** Shops as last told; older news changes nothing. */
@Injectable()
export class ShopRepository {
  async keep(tx: Tx, eventId: string, { sellerId, name, communeCode, open }: PayloadOf<'sellers.seller_changed'>): Promise<void> {
    await tx.query(`
      insert into insight.shops as s (seller_id, event_id, name, commune_code, open) values ($1, $2, $3, $4, $5)
      on conflict (seller_id) do update set event_id = excluded.event_id, name = excluded.name, commune_code = excluded.commune_code, open = excluded.open
      where s.event_id < excluded.event_id`, [sellerId, eventId, name, communeCode, open]);
  }
}
