import type { MoneyReceived } from '@cho-phien/contracts';

/**
 * The chart of accounts. A balance is what came in less what went out as a posting's
 * destination and source: below zero the market holds the money (bank, gateway, door),
 * above zero it owes it (buyer, seller, refund due).
 */
export type Account =
  | 'bank:collection'
  | 'gateway:vnpay'
  | 'gateway:stripe'
  | 'door:collections'
  | 'direct:observed'
  | `carrier:${string}`
  | 'suspense:unmatched'
  | `suspense:remitted:${string}`
  | `buyer:${string}`
  | `seller:${string}:payable`
  | `seller:${string}:delivery`
  | `seller:${string}:available`
  | `refund:due:${string}`
  | 'payout:transit'
  | 'payout:returns'
  | 'payout:unexplained'
  | `platform:${string}`
  | `tax:${string}`;

/** Where money from outside first stands. */
export const incoming: Record<MoneyReceived['payload']['source'], Account> = {
  bank: 'bank:collection',
  vnpay: 'gateway:vnpay',
  stripe: 'gateway:stripe',
  door: 'door:collections',
  direct: 'direct:observed',
};

/** Where money stands that a carrier or gateway holds for the market. */
export const heldBy = (party: string): Account => (party === 'vnpay' || party === 'stripe' ? incoming[party] : `carrier:${party}`);
/** Money of a buyer that is not yet anybody else's. */
export const buyerFunds = (groupCode: string): Account => `buyer:${groupCode}`;
/** What the market owes a seller for goods. */
export const sellerPayable = (sellerId: string): Account => `seller:${sellerId}:payable`;
/** What the market owes a seller for carrying them. */
export const sellerDelivery = (sellerId: string): Account => `seller:${sellerId}:delivery`;
/** What is the seller's to have: sold, delivered, and all deductions taken. */
export const sellerAvailable = (sellerId: string): Account => `seller:${sellerId}:available`;
/** What must go back to the buyer of a group. */
export const refundDue = (groupCode: string): Account => `refund:due:${groupCode}`;

/** Paid out to sellers, and not yet seen to leave the bank account. */
export const PAYOUT_TRANSIT: Account = 'payout:transit';
/** Restored to sellers because their bank sent it back; zero once the bank's line of it is explained. */
export const PAYOUT_RETURNS: Account = 'payout:returns';

/** Left the bank under a payout's code for no reason that is known; zero once two people have cleared it. */
export const PAYOUT_UNEXPLAINED: Account = 'payout:unexplained';

const SETTLED = [/^bank:/, /^gateway:/, /^door:/, /^direct:/, /^carrier:/, /^platform:/, /^tax:/, /^seller:.*:available$/];

/** Whether money stands where it stays (`posted`), or waits there for something to happen: a capture, a delivery, a refund, the bank (`pending`). */
export const phaseOf = (account: string): 'pending' | 'posted' => (SETTLED.some((settled) => settled.test(account)) ? 'posted' : 'pending');
