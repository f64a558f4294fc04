import type { OrderGroup, Payment } from '../server/types';

/** What is paid to sellers themselves and has not come: a transfer of its own each. */
export const directPayments = (group: OrderGroup): Payment[] => group.payments.filter(({ orderCode, status }) => orderCode && status === 'pending');

/** What is still to be paid of the group to the market. */
export const owed = (group: OrderGroup): number =>
  Math.max(0, group.total - group.paidAmount - directPayments(group).reduce((sum, { amount }) => sum + amount, 0));

/**
 * The attempt a buyer is in the middle of: the newest one still waiting, not past its time and for
 * what is owed. After a part has come an older code asks for too much and is not shown.
 */
export function openAttempt(group: OrderGroup, now: Date): Payment | null {
  const waiting = group.payments.filter(
    ({ status, amount, expiresAt, orderCode }) =>
      !orderCode && status === 'pending' && amount === owed(group) && !(expiresAt && new Date(expiresAt) < now),
  );
  return waiting.at(-1) ?? null;
}

/** Some of it goes to sellers themselves, each by a transfer of its own. */
export const paysSellers = (group: OrderGroup): boolean => group.payments.some(({ orderCode }) => orderCode);

/** What goes back or went back of the whole purchase. */
export const refundedOf = (group: OrderGroup): number => group.orders.reduce((sum, { refundedAmount }) => sum + refundedAmount, 0);

/** What the parcels still under way are to bring at the door. */
export const dueAtDoor = (group: OrderGroup): number =>
  group.orders.filter(({ paid, status }) => !paid && !['cancelled', 'expired', 'returned'].includes(status)).reduce((sum, { total }) => sum + total, 0);

/** Chosen to be paid at the door; the order learns of the choice a moment after the payment does. */
export const paysAtTheDoor = (group: OrderGroup): boolean =>
  group.cod || group.payments.some(({ method, status }) => method === 'cod' && status === 'pending');

/** True where the pay page has something to offer: nothing else is settled or chosen. */
export const canPay = (group: OrderGroup): boolean => group.status === 'awaiting_payment' && !paysAtTheDoor(group);

/** All of it has come, and the order is yet to hear so: a matter of a moment. */
export const justPaid = (group: OrderGroup): boolean => group.status === 'awaiting_payment' && group.paidAmount >= group.total;

/** The ways of paying what is owed; not at the door once a part has come. */
export const methodsOf = (group: OrderGroup) =>
  group.paymentMethods.filter((method) => method !== 'cod' || group.paidAmount === 0);

/** Some parcel has neither been paid nor left. */
export const canCancel = (group: OrderGroup): boolean =>
  group.status === 'awaiting_payment' &&
  group.orders.some(({ status, paid }) => !paid && ['awaiting_payment', 'accepted'].includes(status));
