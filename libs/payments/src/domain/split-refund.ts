import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { RefundedLine, RefundSplit } from '@cho-phien/contracts';
import type { Split } from './payable.js';

/** A split with what of it has gone back, or is on its way back. */
export interface RefundedSplit extends Split { returningItems: Dong; returningDelivery: Dong }

/**
 * What can go back of a split when so much is asked for: goods and delivery each within what is left of them. The lines
 * are told on where they are exactly what goes back; of anything less nobody knows whose lines it is.
 */
export function boundedRefund(split: RefundedSplit, asked: { items: number; delivery: number; lines?: RefundedLine[] | undefined }): RefundSplit & { amount: Dong } {
  const items = dong(Math.min(asked.items, split.items - split.returningItems));
  const delivery = dong(Math.min(asked.delivery, split.delivery - split.returningDelivery));
  const lines = asked.lines?.reduce((sum, { amount }) => sum + amount, 0) === items ? asked.lines : undefined;
  return { orderCode: split.orderCode, sellerId: split.sellerId, items, delivery, amount: dong(items + delivery), ...(lines && { lines }) };
}
