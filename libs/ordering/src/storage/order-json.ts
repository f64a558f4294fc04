import type { OrderPromise } from '../domain/order-promise.js';
import type { Happening, Order } from '../domain/purchase.js';

type Stamped<Type> = { [Key in keyof Type]: Type[Key] extends Date ? string : Type[Key] extends Date | null ? string | null : Type[Key] };

/** An order as `ORDER_JSON` gives it: instants still as text. */
export type OrderJson = Omit<Stamped<Order>, 'timeline' | 'promise'> & { timeline: Stamped<Happening>[]; promise: Stamped<OrderPromise> | null };

/** One row of `ordering.orders o` with its lines and history as JSON, in the shape of `Order`. */
export const ORDER_JSON = `json_build_object(
  'code', o.code, 'status', o.status, 'statusReason', o.status_reason, 'cod', o.cod,
  'seller', json_build_object('id', o.seller_id, 'slug', o.seller_slug, 'name', o.seller_name, 'communeCode', o.seller_commune_code),
  'itemsTotal', o.items_amount, 'deliveryFee', o.delivery_amount, 'total', o.total_amount, 'refundedAmount', o.refunded_amount,
  'delivery', json_build_object('code', o.delivery_code, 'name', o.delivery_name), 'weightGrams', o.weight_grams,
  'carrier', o.carrier, 'trackingNumber', o.tracking_number, 'collectedMethod', o.collected_method, 'paidAt', o.paid_at, 'deliveredAt', o.delivered_at,
  'promise', case when o.send_by is not null then json_build_object('acceptBy', o.accept_by, 'sendBy', o.send_by, 'sendByBefore', o.send_by_before, 'delayReason', o.delay_reason) end,
  'lines', (select coalesce(json_agg(json_build_object('variantId', l.variant_id, 'productId', l.product_id, 'slug', l.product_slug, 'name', l.name,
      'variantName', l.variant_name, 'unit', l.unit, 'image', l.image, 'isAlcohol', l.is_alcohol, 'unitPrice', l.unit_price_amount,
      'quantity', l.quantity, 'total', l.total_amount, 'productSet', l.product_set, 'producerId', l.producer_id) order by l.position), '[]')
    from ordering.order_lines l where l.order_code = o.code),
  'timeline', (select json_agg(json_build_object('status', e.status, 'at', e.at, 'actor', e.actor, 'reason', e.reason) order by e.id)
    from ordering.order_events e where e.order_code = o.code))`;

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const orderOf = (json: OrderJson): Order => ({
  ...json,
  paidAt: instant(json.paidAt),
  deliveredAt: instant(json.deliveredAt),
  promise: json.promise && {
    ...json.promise, acceptBy: instant(json.promise.acceptBy), sendBy: new Date(json.promise.sendBy), sendByBefore: instant(json.promise.sendByBefore),
  },
  timeline: json.timeline.map((each) => ({ ...each, at: new Date(each.at) })),
});
