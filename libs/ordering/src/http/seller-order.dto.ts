import { z } from 'zod';
import { endOfVietnamDay } from '@cho-phien/kernel';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { orderStatuses } from '../domain/order-status.js';
import { order } from './order-group.dto.js';

const status = z.enum(orderStatuses as [string, ...string[]]);

/** `status`: one, or several joined by commas. `step`: what the seller does next. */
export const sellerOrdersQuery = z.object({
  status: z.string().max(200).optional().transform((list) => (list ? list.split(',') : [])).pipe(z.array(status).max(orderStatuses.length)),
  step: z.enum(['accept', 'hand_over', 'deliver']).optional(),
  limit: limit(20),
  after,
});

export const sellerPath = z.object({ sellerId: z.string(), code: z.string().max(50) });

export const sellerOrder = order.omit({ timeline: true }).extend({
  groupCode: z.string(),
  createdAt: z.string(),
  /** To be paid at the door. */
  cod: z.boolean(),
  /** What the carrier takes at the door; null when nothing. */
  toCollect: dongAmount.nullable(),
  weightGrams: z.int(),
  /** Phone and address line are whole for owners and managers once the order is to be fulfilled; masked or null otherwise. */
  buyer: z.object({ name: z.string(), phone: z.string(), communeCode: z.string(), communeName: z.string(), provinceName: z.string().nullable(), addressLine: z.string().nullable() }),
  collectedMethod: z.enum(['cash', 'qr']).nullable(),
  /** Until when it should be taken; null where no deadline was set. */
  acceptBy: z.string().nullable(),
  /** The one thing to do next. */
  nextStep: z.enum(['accept', 'hand_over', 'deliver']).nullable(),
  /** Who else was told, because nobody took it in time. */
  escalation: z.object({ to: z.enum(['assistant', 'cooperative']), at: z.string() }).nullable(),
  timeline: z.array(z.object({ status, at: z.string() })),
});

export const orderSummary = z.object({
  new: z.int(), toPack: z.int(), handedOver: z.int(),
  /** Not taken, or not sent, by when it was promised. */
  late: z.int(),
  oldestAcceptBy: z.string().nullable(),
});

export const sellerOrders = z.object({ items: z.array(sellerOrder), next: z.string().nullable() });

export const handoverBody = z.object({ carrier: text(80).optional(), trackingNumber: text(80).optional() }).prefault({});

/** `{}` for a paid order; for one to be paid at the door, what was collected. */
export const deliveryBody = z.object({ collected: z.object({ method: z.enum(['cash', 'qr']), amount: dongAmount }).optional() }).prefault({});

export const refusalBody = z.object({ reason: z.enum(['no_stock', 'cannot_send', 'other']), note: text(200).optional() });

/** `restock`: whether the goods can be sold again; yes unless they are damaged. */
export const returnBody = z.object({ reason: z.enum(['refused_at_door', 'not_found', 'damaged', 'sent_back', 'other']), note: text(200).optional(), restock: z.boolean().optional() });

/** `sendBy`: a Vietnamese day (`YYYY-MM-DD`, until its end) or an instant with offset. `reason` is shown to the buyer. */
export const delayBody = z.object({
  sendBy: z.union([
    z.iso.date().transform((day) => new Date(endOfVietnamDay(day).getTime() - 1)),
    z.iso.datetime({ offset: true }).transform((instant) => new Date(instant)),
  ]),
  reason: text(200),
});
