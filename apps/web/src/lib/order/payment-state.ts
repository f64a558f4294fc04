import type { OrderGroup, Payment } from '../server/types';

/** The attempt a buyer is in the middle of: the newest one still waiting and not past its time. */
export function openAttempt(group: OrderGroup, now: Date): Payment | null {
  const waiting = group.payments.filter(
    (payment) => ['pending', 'underpaid'].includes(payment.status) && !(payment.expiresAt && new Date(payment.expiresAt) < now),
  );
  return waiting.at(-1) ?? null;
}

/** What is still to be paid of the group. */
export const owed = (group: OrderGroup): number => Math.max(0, group.total - group.paidAmount);

export const paysAtTheDoor = (group: OrderGroup): boolean =>
  group.status === 'awaiting_payment' && group.payments.some((payment) => payment.method === 'cod' && payment.status === 'pending');

/** True where the pay page has something to offer: nothing else is settled or chosen. */
export const canPay = (group: OrderGroup): boolean => group.status === 'awaiting_payment' && !paysAtTheDoor(group);

/** Not one parcel has left and the money, if any, has not been taken for good. */
export const canCancel = (group: OrderGroup): boolean =>
  group.status === 'awaiting_payment' &&
  group.orders.every((order) => ['awaiting_payment', 'accepted', 'paid'].includes(order.status));
