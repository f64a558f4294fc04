export const FLAG_RULES = ['bank_change_after_new_assistant', 'mass_price_cut', 'one_phone_many_sellers', 'self_dealing', 'assisted_burst'] as const;
export type FlagRule = (typeof FLAG_RULES)[number];

/** From where on something is looked at by a person. A flag is a reason to ask, never a verdict. */
export const THRESHOLDS = {
  /** Days that are looked back. */
  days: 30,
  /** A bank account set within so many days after an assistant began to help. */
  bankDays: 7,
  /** So many goods, and at least half of the shop's, cheaper by 30 % or more within a day. */
  cutGoods: 3, cutPercent: 30,
  /** Shops that one phone answers for. */
  sellersOfPhone: 4,
  /** Orders from a phone that answers for the shop itself. */
  ownOrders: 3,
  /** Writes of one assistant within ten minutes; the drafts of thirty households sent at once are about a hundred. */
  burstWrites: 150, burstMinutes: 10,
} as const;

/** `sellerId` or `assistantId` is null where the flag is not about one. */
export interface Flag { rule: FlagRule; sellerId: string | null; sellerName: string | null; assistantId: string | null; count: number; since: Date }
