import type { Language } from '@cho-phien/kernel';

/** Who a notice is for, known by what concerns him, not by his phone. */
export type Recipient = `order_group:${string}` | `seller:${string}`;

export const buyerOf = (groupCode: string): Recipient => `order_group:${groupCode}`;
export const sellerWith = (sellerId: string): Recipient => `seller:${sellerId}`;

/** The phones (E.164) and the language of a recipient. */
export interface Contact { phoneNumbers: readonly string[]; language: Language }

/** Where a recipient is reached since an instant. */
export interface Learnt { recipient: Recipient; contact: Contact; asOf: string }
