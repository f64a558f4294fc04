import { Unprocessable } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** What the carrier took at the door. */
export interface Collection { method: 'cash' | 'qr'; amount: Dong }

/**
 * A delivery to be paid at the door states what was collected, to the đồng; a paid one
 * states nothing. Errors: `ordering.collection_missing`, `ordering.wrong_collection`,
 * `ordering.nothing_to_collect`.
 */
export function checkCollection(order: { paid: boolean; total: Dong }, collected: Collection | undefined): void {
  if (order.paid) {
    if (collected !== undefined) throw new Unprocessable('ordering.nothing_to_collect');
    return;
  }
  if (collected === undefined) throw new Unprocessable('ordering.collection_missing', { total: order.total });
  if (collected.amount !== order.total) throw new Unprocessable('ordering.wrong_collection', { total: order.total, amount: collected.amount });
}
