import type { PaymentMethod } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';

/**
 * Whether a purchase may be paid at the door. Alcohol sold online must be paid without
 * cash (Law 44/2019/QH14); the ceiling bounds what a refusal at the door can cost.
 */
export const isCodAllowed = (purchase: { isAlcohol: boolean; total: Dong }, ceiling: number): boolean => !purchase.isAlcohol && purchase.total <= ceiling;

/** What sellers are paid themselves is transferred to each by a code of his own: no gateway, no card, nothing at the door. */
export const TO_SELLERS: PaymentMethod[] = ['vietqr'];

/** The ways of paying open to a group that still waits for its money; none once it is settled. */
export function methodsFor<Method extends string>(group: { payable: boolean; codAllowed: boolean }, configured: readonly Method[]): Method[] {
  return group.payable ? configured.filter((method) => method !== 'cod' || group.codAllowed) : [];
}
