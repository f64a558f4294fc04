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
  | 'suspense:unmatched'
  | `buyer:${string}`
  | `seller:${string}:payable`
  | `seller:${string}:delivery`
  | `refund:due:${string}`
  | `platform:${string}`;

/** Where money from outside first stands. */
export const incoming: Record<MoneyReceived['payload']['source'], Account> = {
  bank: 'bank:collection',
  vnpay: 'gateway:vnpay',
  stripe: 'gateway:stripe',
  door: 'door:collections',
};

/** Money of a buyer that is not yet anybody else's. */
export const buyerFunds = (groupCode: string): Account => `buyer:${groupCode}`;
/** What the market owes a seller for goods. */
export const sellerPayable = (sellerId: string): Account => `seller:${sellerId}:payable`;
/** What the market owes a seller for carrying them. */
export const sellerDelivery = (sellerId: string): Account => `seller:${sellerId}:delivery`;
/** What must go back to the buyer of a group. */
export const refundDue = (groupCode: string): Account => `refund:due:${groupCode}`;
