import type { Dong } from '@cho-phien/kernel';

export interface RefundState { paid: boolean; total: Dong; refunded: Dong }

/** Whether all that was paid for some orders went back, or part of it. */
export function refundMoveOf(orders: readonly RefundState[]): 'refund' | 'refund_part' {
  return orders.filter(({ paid }) => paid).every(({ total, refunded }) => refunded >= total) ? 'refund' : 'refund_part';
}
