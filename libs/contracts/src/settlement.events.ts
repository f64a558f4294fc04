/** Money paid out to a seller has left the market's bank account. */
export interface PayoutSettled {
  type: 'settlement.payout_settled';
  payload: { payoutId: string; sellerId: string; amount: number; accountEnd: string; at: string };
}

/** A payout came back, or was not sent: the seller's balance holds the money again. The reason is the bank's. */
export interface PayoutReturned {
  type: 'settlement.payout_returned';
  payload: { payoutId: string; sellerId: string; amount: number; accountEnd: string; reason: string; at: string };
}

/** A fee or a tax was announced to one of the sellers whom it touches. `narrow`: for some goods, places or ways of paying only. Days as `YYYY-MM-DD`. */
export interface RateAnnounced {
  type: 'settlement.rate_announced';
  payload: {
    rateId: string; sellerId: string; kind: 'commission' | 'gateway_fee' | 'tax_vat' | 'tax_pit'; basisPoints: number; borneBy: 'market' | 'seller';
    narrow: boolean; toBeConfirmed: boolean; validFrom: string;
  };
}

export type SettlementEvent = PayoutSettled | PayoutReturned | RateAnnounced;
