import type { OrderGroup, Payment } from '../server/types';

/** What is still to be paid of the group. */
export const owed = (group: OrderGroup): number => Math.max(0, group.total - group.paidAmount);

/**
 * The attempt a buyer is in the middle of: the newest one still waiting, not past its time and for
 * what is owed. After a part has come an older code asks for too much and is not shown.
 */
export function openAttempt(group: OrderGroup, now: Date): Payment | null {
  const waiting = group.payments.filter(
    ({ status, amount, expiresAt }) =>
      status === 'pending' && amount === owed(group) && !(expiresAt && new Date(expiresAt) < now),
  );
  return waiting.at(-1) ?? null;
}

/** Chosen to be paid at the door; the order learns of the choice a moment after the payment does. */
export const paysAtTheDoor = (group: OrderGroup): boolean =>
  group.cod || group.payments.some(({ method, status }) => method === 'cod' && status === 'pending');

/** True where the pay page has something to offer: nothing else is settled or chosen. */
export const canPay = (group: OrderGroup): boolean => group.status === 'awaiting_payment' && !paysAtTheDoor(group);

/** The ways of paying what is owed; not at the door once a part has come. */
export const methodsOf = (group: OrderGroup) =>
  group.paymentMethods.filter((method) => method !== 'cod' || group.paidAmount === 0);

/** Some parcel has neither been paid nor left. */
export const canCancel = (group: OrderGroup): boolean =>
  group.status === 'awaiting_payment' &&
  group.orders.some(({ status, paid }) => !paid && ['awaiting_payment', 'accepted'].includes(status));
