import { defineMoves } from '@cho-phien/kernel';
import { isDropped } from './order-status.js';
import type { OrderStatus } from './order-status.js';

export type OrderGroupStatus = 'awaiting_payment' | 'paid' | 'part_refunded' | 'refunded' | 'cancelled' | 'expired';
export type OrderGroupMove = 'pay' | 'cancel' | 'expire' | 'refund' | 'refund_part';

/** What may happen to a purchase as a whole. An expired one may still be paid: money under way is never turned away. */
export const orderGroupMoves = defineMoves<OrderGroupStatus, OrderGroupMove>('awaiting_payment', {
  awaiting_payment: { pay: 'paid', cancel: 'cancelled', expire: 'expired' },
  paid: { refund: 'refunded', refund_part: 'part_refunded' },
  part_refunded: { refund: 'refunded', refund_part: 'part_refunded' },
  refunded: {},
  cancelled: {},
  expired: { pay: 'paid' },
});

interface OrderState { status: OrderStatus; paid: boolean }

/** Paid in full: every order is paid for or was dropped, and money came for at least one of them. */
export const isPaidInFull = (orders: readonly OrderState[]): boolean =>
  orders.some(({ paid }) => paid) && orders.every(({ status, paid }) => paid || isDropped(status));

/** Nothing is left of the purchase: each order was called off, or came back unpaid. */
export const isCancelledWhole = (orders: readonly OrderState[]): boolean => orders.every(({ status, paid }) => status === 'cancelled' || (status === 'returned' && !paid));

/** No page needs to wait for news of such a group's payment. */
export const isSettled = (status: OrderGroupStatus): boolean => status !== 'awaiting_payment';
