import type { OrderStatus } from './order-status.js';

interface CapturedOrder { code: string; status: OrderStatus; paidAt: Date | null }

export interface SortedOrders<Order> {
  /** Wait for their money with goods held: they become paid. */
  waiting: Order[];
  /** On their way already, to be paid at the door: only the money is noted. */
  underway: Order[];
  /** Their hold has lapsed: paid if the goods can be held again. */
  lapsed: Order[];
  /** Called off, or brought back: the money goes back. */
  dropped: Order[];
}

/** What captured money means for each order it is for. Orders that have their money already are in no group: nothing happens twice. */
export function sortOrders<Order extends CapturedOrder>(orders: readonly Order[], capturedCodes: readonly string[]): SortedOrders<Order> {
  const sorted: SortedOrders<Order> = { waiting: [], underway: [], lapsed: [], dropped: [] };
  for (const order of orders) {
    if (order.paidAt !== null || !capturedCodes.includes(order.code)) continue;
    if (order.status === 'awaiting_payment') sorted.waiting.push(order);
    else if (order.status === 'expired') sorted.lapsed.push(order);
    else if (order.status === 'cancelled' || order.status === 'returned') sorted.dropped.push(order);
    else sorted.underway.push(order);
  }
  return sorted;
}
