/** A buyer placed an order group; carries what notices to the buyer need. Holds personal data: never logged. */
export interface OrderGroupPlaced {
  type: 'ordering.order_group_placed';
  payload: { groupCode: string; buyerPhone: string; language: 'vi' | 'en'; total: number; expiresAt: string };
}

/** A seller's order is paid for (or is to be paid at the door) and can be packed. */
export interface OrderReady {
  type: 'ordering.order_ready';
  payload: { groupCode: string; orderCode: string; sellerId: string; total: number; method: string };
}

/** The parcel reached the buyer. Counts in I5 once it is also paid. */
export interface OrderDelivered {
  type: 'ordering.order_delivered';
  payload: {
    groupCode: string; orderCode: string; sellerId: string; sellerCommuneCode: string; buyerProvinceCode: string;
    total: number; deliveredAt: string; productIds: string[];
  };
}

/** Money taken at the door for one order, as recorded at hand-over. */
export interface CollectedAtDoor {
  type: 'ordering.collected_at_door';
  payload: { groupCode: string; orderCode: string; method: 'cash' | 'qr'; amount: number; at: string };
}

/** Paid after its reservation had lapsed and the goods were gone: the money must go back. */
export interface OrderPaidButGone {
  type: 'ordering.order_paid_but_gone';
  payload: { groupCode: string; orderCode: string; sellerId: string; amount: number };
}

export type OrderingEvent = OrderGroupPlaced | OrderReady | OrderDelivered | CollectedAtDoor | OrderPaidButGone;
