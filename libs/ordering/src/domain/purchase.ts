import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Words } from './delivery-quote.js';
import type { OrderGroupStatus } from './order-group-status.js';
import type { OrderPromise } from './order-promise.js';
import type { OrderStatus } from './order-status.js';
import { lineTotal } from './split-by-seller.js';
import type { BasketSeller, SplitPurchase } from './split-by-seller.js';

/** Why an order is where it is, when the status alone does not say. */
export type StatusReason = 'buyer_cancelled' | 'payment_called_off' | 'payment_expired' | 'paid_stock_gone' | 'paid_after_cancellation' | 'seller_refused' | 'parcel_returned';

export interface Happening { status: OrderStatus; at: Date; actor: string; reason: StatusReason | null }

/** A line as it was sold: names and price frozen. */
export interface OrderLine {
  variantId: string;
  productId: string;
  slug: string;
  name: string;
  variantName: string;
  unit: string;
  image: unknown;
  isAlcohol: boolean;
  productSet?: string | null;
  /** The member household of a cooperative that made it. */
  producerId?: string | null;
  unitPrice: Dong;
  quantity: number;
  total: Dong;
}

/** One seller's part of a purchase. */
export interface Order {
  code: string;
  seller: BasketSeller;
  status: OrderStatus;
  statusReason: StatusReason | null;
  cod: boolean;
  itemsTotal: Dong;
  deliveryFee: Dong;
  total: Dong;
  /** Of what was paid for it, what goes back or went back. */
  refundedAmount: Dong;
  delivery: { code: string; name: Words };
  weightGrams: number;
  carrier: string | null;
  trackingNumber: string | null;
  collectedMethod: 'cash' | 'qr' | null;
  paidAt: Date | null;
  deliveredAt: Date | null;
  promise: OrderPromise | null;
  lines: OrderLine[];
  timeline: Happening[];
}

export interface Buyer { name: string; phone: string }
export interface Address { communeCode: string; provinceCode: string; line: string }

/** An order group: what one buyer bought of one or more sellers in one go and pays at once. */
export interface Purchase {
  code: string;
  buyer: Buyer;
  address: Address;
  status: OrderGroupStatus;
  cod: boolean;
  codAllowed: boolean;
  itemsTotal: Dong;
  deliveryTotal: Dong;
  total: Dong;
  /** Null once the goods are held without a limit (paid at the door). */
  expiresAt: Date | null;
  createdAt: Date;
  orders: Order[];
}

export type PurchaseTerms = Pick<Purchase, 'code' | 'buyer' | 'address' | 'codAllowed' | 'createdAt'> & { expiresAt: Date };

/** The purchase of a split basket, waiting for its money. Order codes are the group's code with `-1`, `-2` … */
export function newPurchase(split: SplitPurchase, terms: PurchaseTerms): Purchase {
  const orders = split.shares.map((share, index): Order => ({
    code: `${terms.code}-${index + 1}`,
    seller: share.seller,
    status: 'awaiting_payment', statusReason: null, cod: false,
    itemsTotal: share.itemsTotal, deliveryFee: share.delivery.fee, total: share.total, refundedAmount: dong(0),
    delivery: { code: share.delivery.code, name: share.delivery.name },
    weightGrams: share.weightGrams,
    carrier: null, trackingNumber: null, collectedMethod: null, paidAt: null, deliveredAt: null, promise: null,
    lines: share.lines.map(({ seller: _, weightGrams: __, ...line }) => ({ ...line, total: lineTotal(line) })),
    timeline: [{ status: 'awaiting_payment', at: terms.createdAt, actor: 'buyer', reason: null }],
  }));
  return { ...terms, status: 'awaiting_payment', cod: false, itemsTotal: split.itemsTotal, deliveryTotal: split.deliveryTotal, total: split.total, orders };
}
