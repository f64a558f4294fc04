import { z } from 'zod';
import { communeCode, dongAmount, phoneNumber, text } from '@cho-phien/platform';
import { orderStatuses } from '../domain/order-status.js';

const address = z.object({ communeCode, line: text(200) });

export const checkoutBody = z.object({
  cartId: z.uuid(),
  buyer: z.object({ name: text(80), phone: phoneNumber }),
  address,
  /** Delivery code by seller id. */
  delivery: z.record(z.string().max(64), z.string().max(40)),
  /**
   * The buyer is 18 or over: a page that sells alcohol asks and sends the answer (Luật 44/2019/QH14).
   * `false` is refused for alcohol; a caller that leaves it out has asked in a way of its own.
   */
  ageConfirmed: z.boolean().optional(),
  /** The total that the page showed; another total by now is refused. */
  expectedTotal: dongAmount.optional(),
});

/** A code is looked up by the policy before this; whatever else is asked for does not exist. */
export const groupPath = z.object({ code: z.string().max(40) });

export const paymentMethod = z.enum(['vietqr', 'vnpay', 'stripe', 'cod']);
const status = z.enum(orderStatuses as [string, ...string[]]);
export const sellerRef = z.object({ id: z.string(), slug: z.string(), name: z.string() });
const picture = z.looseObject({ url: z.string(), width: z.int(), height: z.int(), alt: z.string(), drawn: z.boolean() }).nullable();

export const orderLine = z.object({
  variantId: z.string(), productId: z.string(), slug: z.string(), name: z.string(), variantName: z.string(), unit: z.string(),
  image: picture, quantity: z.int(), unitPrice: dongAmount, total: dongAmount,
});

export const order = z.object({
  code: z.string(),
  status,
  /** Why, where the status alone does not say: `paid_stock_gone` means the goods were sold to others and the money goes back. */
  statusReason: z.enum(['buyer_cancelled', 'payment_called_off', 'payment_expired', 'paid_stock_gone', 'paid_after_cancellation', 'seller_refused', 'parcel_returned']).nullable(),
  seller: sellerRef,
  lines: z.array(orderLine),
  itemsTotal: dongAmount, deliveryFee: dongAmount, total: dongAmount,
  /** Of what was paid for it, what goes back or went back. */
  refundedAmount: dongAmount,
  deliveryCode: z.string(), deliveryName: z.string(),
  carrier: z.string().nullable(), trackingNumber: z.string().nullable(),
  paid: z.boolean(),
  /** When it leaves at the latest; null while nobody has paid or promised to. */
  sendBy: z.string().nullable(),
  /** What was promised first, where that could not be kept. */
  sendByBefore: z.string().nullable(),
  delayReason: z.string().nullable(),
  /** Past its promise. */
  late: z.boolean(),
  timeline: z.array(z.object({ status, at: z.string() })),
});

const qr = z.object({ payload: z.string(), svg: z.string(), bankBin: z.string(), accountNumber: z.string(), accountName: z.string(), memo: z.string() });

export const orderGroup = z.object({
  code: z.string(),
  /** The key to this purchase; only in the answer to the checkout. */
  accessToken: z.string().optional(),
  status: z.enum(['awaiting_payment', 'paid', 'part_refunded', 'refunded', 'cancelled', 'expired']),
  /** To be paid at the door. */
  cod: z.boolean(),
  total: dongAmount, itemsTotal: dongAmount, deliveryTotal: dongAmount, paidAmount: dongAmount,
  expiresAt: z.string().nullable(), createdAt: z.string(),
  buyerName: z.string(),
  address: z.object({ communeCode: z.string(), communeName: z.string(), line: z.string(), text: z.string() }),
  paymentMethods: z.array(paymentMethod),
  /** The most that a card takes at once; null where cards are not taken. */
  cardCeiling: dongAmount.nullable(),
  orders: z.array(order),
  payments: z.array(z.object({
    id: z.string(), method: paymentMethod, status: z.string(), amount: dongAmount, expiresAt: z.string().nullable(),
    redirectUrl: z.string().optional(), qr: qr.optional(),
    /** The one order that it pays, to its seller himself: each of these is a payment of its own to make. */
    orderCode: z.string().optional(),
  })),
});
