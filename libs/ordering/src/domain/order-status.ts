import { defineMoves } from '@cho-phien/kernel';

export type OrderStatus =
  | 'awaiting_payment' | 'paid' | 'accepted' | 'handed_over' | 'delivered' | 'completed'
  | 'cancelled' | 'expired' | 'returned' | 'refunded' | 'part_refunded';

export type OrderMove =
  | 'pay' | 'accept' | 'accept_cod' | 'hand_over' | 'deliver' | 'complete'
  | 'cancel' | 'expire' | 'lose_goods' | 'take_back' | 'refund' | 'refund_part';

/**
 * What may happen to one seller's order. `accept_cod` and a `cancel` after acceptance are
 * for orders to be paid at the door; `lose_goods` is a late payment whose goods were sold
 * to others after the hold had lapsed (the money goes back).
 */
export const orderMoves = defineMoves<OrderStatus, OrderMove>('awaiting_payment', {
  awaiting_payment: { pay: 'paid', accept_cod: 'accepted', cancel: 'cancelled', expire: 'expired' },
  paid: { accept: 'accepted', refund: 'refunded' },
  accepted: { hand_over: 'handed_over', cancel: 'cancelled', refund: 'refunded' },
  handed_over: { deliver: 'delivered', take_back: 'returned' },
  delivered: { complete: 'completed', take_back: 'returned', refund: 'refunded', refund_part: 'part_refunded' },
  completed: { take_back: 'returned', refund: 'refunded', refund_part: 'part_refunded' },
  cancelled: { refund: 'refunded' },
  expired: { pay: 'paid', lose_goods: 'cancelled' },
  returned: { refund: 'refunded', refund_part: 'part_refunded' },
  refunded: {},
  part_refunded: { refund: 'refunded', refund_part: 'part_refunded' },
});

export const orderStatuses = Object.keys(orderMoves) as OrderStatus[];

/** Where each move leads; a move leads to one state from wherever it is allowed. */
export function targetOf(move: OrderMove): OrderStatus {
  const target = orderStatuses.map((status) => orderMoves[status][move]).find((status) => status !== undefined);
  if (target === undefined) throw new Error(`The move ${move} leads nowhere.`);
  return target;
}

const WAY_TO_BUYER: readonly OrderStatus[] = ['accepted', 'handed_over', 'delivered', 'completed'];

/** Whether an order already is at a step towards the buyer, or beyond it: a repeated action then changes nothing. */
export function hasReached(status: OrderStatus, step: OrderStatus): boolean {
  return WAY_TO_BUYER.includes(status) && WAY_TO_BUYER.indexOf(status) >= WAY_TO_BUYER.indexOf(step);
}

export interface PaymentState { status: OrderStatus; cod: boolean; paid: boolean }

/** A buyer may call off what is neither paid nor on its way. */
export const isCancellable = ({ status, cod, paid }: PaymentState): boolean =>
  !paid && (status === 'awaiting_payment' || (cod && status === 'accepted'));

/** The goods were given up: nothing more is owed for this order. */
export const isDropped = (status: OrderStatus): boolean => status === 'cancelled' || status === 'expired';
