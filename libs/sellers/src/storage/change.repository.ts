import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

/** A change of a shop besides its state. `before` and `after` hold what differs, never a number that is kept encrypted. */
export interface SellerChange { sellerId: string | null; actor: string; what: string; before?: unknown; after?: unknown; at: Date }

/** Who changed what of a shop. Append-only. */
@Injectable()
export class ChangeRepository {
  async note(tx: Tx, { sellerId, actor, what, before = null, after = null, at }: SellerChange): Promise<void> {
    await tx.query(
      'insert into sellers.changes (id, seller_id, actor, what, before, after, at) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), sellerId, actor, what, JSON.stringify(before), JSON.stringify(after), at]);
  }
}
