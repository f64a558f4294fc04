import { defineMoves } from '@cho-phien/kernel';

export type OrderStatus =
  | 'awaiting_payment' | 'paid' | 'accepted' | 'handed_over' | 'delivered' | 'completed'
  | 'cancelled' | 'expired' | 'returned' | 'refunded' | 'part_refunded';

export type OrderMove =
  | 'pay' | 'accept' | 'accept_cod' | 'hand_over' | 'deliver' | 'complete'
  | 'cancel' | 'refuse' | 'expire' | 'lose_goods' | 'take_back' | 'refund' | 'refund_part';

/**
 * What may happen to one seller's order. `accept_cod` is for orders to be paid at the door;
 * a `cancel` of a paid one asks for its money back, until the goods have left; `lose_goods` is a late payment whose goods were sold
 * to others after the hold had lapsed (the money goes back). `refuse` is the seller's no
 * before the goods left (the money goes back too).
 */
export const orderMoves = defineMoves<OrderStatus, OrderMove>('awaiting_payment', {
  awaiting_payment: { pay: 'paid', accept_cod: 'accepted', cancel: 'cancelled', refuse: 'cancelled', expire: 'expired' },
  paid: { accept: 'accepted', cancel: 'cancelled', refuse: 'cancelled', refund: 'refunded' },
  accepted: { hand_over: 'handed_over', cancel: 'cancelled', refuse: 'cancelled', refund: 'refunded' },
  handed_over: { deliver: 'delivered', take_back: 'returned', refund: 'refunded' },
  delivered: { complete: 'completed', take_back: 'returned', refund: 'refunded', refund_part: 'part_refunded' },
  completed: { take_back: 'returned', refund: 'refunded', refund_part: 'part_refunded' },
  cancelled: { refund: 'refunded' },
  expired: { pay: 'paid', lose_goods: 'cancelled' },
  returned: { refund: 'refunded', refund_part: 'part_refunded' },
  refunded: {},
  part_refunded: { take_back: 'returned', refund: 'refunded', refund_part: 'part_refunded' },
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
  return WAY_TO_BUYER.includes(step) && WAY_TO_BUYER.indexOf(status) >= WAY_TO_BUYER.indexOf(step);
}

export interface PaymentState { status: OrderStatus; cod: boolean; paid: boolean }

/** A buyer may call off what is neither paid nor on its way. */
export const isCancellable = ({ status, cod, paid }: PaymentState): boolean =>
  !paid && (status === 'awaiting_payment' || (cod && status === 'accepted'));

/** The buyer gets no goods: nothing more is owed for this order. */
export const isDropped = (status: OrderStatus): boolean => status === 'cancelled' || status === 'expired' || status === 'returned';

const LEFT: readonly OrderStatus[] = ['handed_over', 'delivered', 'completed', 'returned', 'refunded', 'part_refunded'];

/** Its goods are with the carrier or the buyer, came back, or will never leave. */
export const hasLeft = (status: OrderStatus): boolean => LEFT.includes(status) || isDropped(status);

/** Waits for its seller: paid, or to be paid at the door. */
export const awaitsSeller = ({ status, cod }: Pick<PaymentState, 'status' | 'cod'>): boolean => status === 'paid' || (cod && status === 'awaiting_payment');

/** How an order that waits for its seller is taken. */
export const acceptanceOf = ({ status, cod }: Pick<PaymentState, 'status' | 'cod'>): OrderMove => (cod && status === 'awaiting_payment' ? 'accept_cod' : 'accept');

export type NextStep = 'accept' | 'hand_over' | 'deliver';

/** The one thing a seller does next with an order; null: nothing, or nothing yet. */
export function nextStepOf(order: Pick<PaymentState, 'status' | 'cod'>): NextStep | null {
  if (awaitsSeller(order)) return 'accept';
  if (order.status === 'accepted') return 'hand_over';
  return order.status === 'handed_over' ? 'deliver' : null;
}
