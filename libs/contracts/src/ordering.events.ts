/** Where a sale was made: in the shop on the web, or face to face at the seller's stall. Absent in events of before stalls: `shop`. */
export type SaleChannel = 'shop' | 'stall';

/** One order as it was sold; goods + delivery = total. Lines are absent for a sale by amount at a stall. */
export interface PlacedOrder {
  orderCode: string;
  sellerId: string;
  items: number;
  delivery: number;
  lines: { productId: string; productSet: string | null; amount: number; /** Packs; absent in events of before. */ quantity?: number }[];
  /** Who receives the buyer's money, as settled at checkout: the market, or the seller himself. */
  moneyRoute?: 'collected' | 'direct';
}

/** An order group was placed; carries what notices to the buyer and the frozen terms of sale need. Holds personal data: never logged. */
export interface OrderGroupPlaced {
  type: 'ordering.order_group_placed';
  payload: {
    groupCode: string;
    /** Null: nobody is to be told (a sale at a stall). */
    buyerPhone: string | null;
    language: 'vi' | 'en'; total: number; expiresAt: string;
    channel?: SaleChannel; placedAt?: string; orders?: PlacedOrder[];
  };
}

/** A seller's order is paid for (or is to be paid at the door) and can be packed. */
export interface OrderReady {
  type: 'ordering.order_ready';
  payload: {
    groupCode: string; orderCode: string; sellerId: string; total: number; method: string;
    /** Until when the seller should have accepted it. */
    acceptBy?: string;
  };
}

/**
 * An order left the list of those that wait for their seller: taken, turned down, or called off by the buyer. One that was
 * taken may be turned down or called off afterwards, and is told of again.
 */
export interface OrderAnswered {
  type: 'ordering.order_answered';
  payload: {
    orderCode: string; sellerId: string; answer: 'accepted' | 'refused' | 'cancelled'; by: 'seller' | 'assistant' | 'cooperative' | 'buyer'; at: string;
    /** Until when one that was taken is promised to be sent; absent in events of before. */
    sendBy?: string;
  };
}

/** The seller promised the buyer another day of sending, of an order taken or not. */
export interface OrderDelayed {
  type: 'ordering.order_delayed';
  payload: { orderCode: string; sellerId: string; sendBy: string; at: string };
}

/** The parcel left the seller: with a carrier, or in the hands of a buyer who picks it up. Once for each order of the shop. */
export interface OrderHandedOver {
  type: 'ordering.order_handed_over';
  payload: { orderCode: string; sellerId: string; at: string };
}

/**
 * Nobody took an order by its deadline: whom the seller trusts is told, once per level. `assistant`: accounts with a live
 * consent for orders; `cooperative`: the cooperatives of a household, by seller id. Holds personal data: never logged.
 */
export interface OrderUnanswered {
  type: 'ordering.order_unanswered';
  payload: { orderCode: string; sellerId: string; sellerName: string; total: number; acceptBy: string; sendBy: string; at: string } & (
    | { level: 'assistant'; targets: { accountId: string; phoneNumber: string }[] }
    | { level: 'cooperative'; targets: { sellerId: string }[] });
}

/** The parcel reached the buyer. Counts in I5 once it is also paid. */
export interface OrderDelivered {
  type: 'ordering.order_delivered';
  payload: {
    groupCode: string; orderCode: string; sellerId: string; sellerCommuneCode: string;
    /** Null: sold at a stall. */
    buyerProvinceCode: string | null;
    total: number; deliveredAt: string; productIds: string[];
    channel?: SaleChannel;
  };
}

/** Money taken at the door for one order, as recorded at hand-over. */
export interface CollectedAtDoor {
  type: 'ordering.collected_at_door';
  payload: { groupCode: string; orderCode: string; method: 'cash' | 'qr'; amount: number; at: string; /** Who carried it, as its seller wrote down. */ carrier?: string | null; trackingNumber?: string | null };
}

/**
 * Why money of an order goes back: its goods were gone when the money came, the seller turned it down, the buyer called it off, the
 * parcel came back, the seller gives money back of his own accord, a claim was allowed.
 */
export type OrderRefundReason = 'stock_gone' | 'refused' | 'cancelled' | 'returned' | 'given_back' | 'claim';

/** How much of one line of an order goes back. */
export interface RefundedLine {
  /** Its place among the order's lines as they were told when it was placed, from 0. */
  line: number;
  /** Packs. */
  quantity: number;
  /** Whole đồng of the goods' price; a line's parts sum to the line. */
  amount: number;
}

/** Money of one paid order must go back to its buyer, whole or in part. Payments bounds it by what was captured for that order. */
export interface OrderRefundAsked {
  type: 'ordering.order_refund_asked';
  payload: {
    groupCode: string; orderCode: string; sellerId: string;
    /** Whole đồng of the goods' price and of the delivery fee. */
    items: number; delivery: number;
    /** Which lines the goods' price is of; they sum to it. None of a sale by amount; absent in news from before lines were told. */
    lines?: RefundedLine[];
    reason: OrderRefundReason;
    /** What it is asked for, unique among all orders for ever: asked again for the same, nothing more goes back. */
    cause: string;
  };
}

/** A buyer's claim about one order was opened or moved on. `by` is whose doing it was; `deadline`: nobody said a word in time. */
export interface ClaimMoved {
  type: 'ordering.claim_moved';
  payload: {
    claimId: string; groupCode: string; orderCode: string; sellerId: string;
    kind: 'cancel' | 'return' | 'exchange' | 'claim';
    state: 'opened' | 'declined' | 'disputed' | 'refunding' | 'replacing' | 'settled' | 'rejected' | 'withdrawn' | 'closed';
    by: 'buyer' | 'seller' | 'operator' | 'deadline';
    /** When this was done, when it was opened, and where its seller was at the sale; absent in news from before these were told. */
    at?: string; openedAt?: string; sellerCommuneCode?: string;
    /** Until when the market means to have it closed, as published when it was opened; null: nothing was published, or there is nothing to close. */
    closeBy?: string | null;
  };
}

export type OrderingEvent = OrderGroupPlaced | OrderReady | OrderAnswered | OrderDelayed | OrderUnanswered | OrderHandedOver | OrderDelivered | CollectedAtDoor | OrderRefundAsked | ClaimMoved;
