import type { Order, Purchase } from '../domain/purchase.js';

/** A purchase in one round trip: group, orders, lines and history from JSON record sets. */
export const INSERT_PURCHASE = `
  with placed as (
    insert into ordering.order_groups (code, buyer_name, buyer_phone, address_commune_code, address_province_code, address_line,
      status, cod, cod_allowed, items_amount, delivery_amount, total_amount, expires_at, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)),
  ordered as (
    insert into ordering.orders (code, group_code, position, seller_id, seller_slug, seller_name, seller_commune_code, status, status_reason, cod,
      items_amount, delivery_amount, total_amount, delivery_code, delivery_name, weight_grams, carrier, tracking_number, collected_method,
      paid_at, delivered_at, created_at)
    select o.code, $1, o.position, o.seller_id, o.seller_slug, o.seller_name, o.seller_commune_code, o.status, o.status_reason, o.cod,
      o.items_amount, o.delivery_amount, o.total_amount, o.delivery_code, o.delivery_name, o.weight_grams, o.carrier, o.tracking_number, o.collected_method,
      o.paid_at, o.delivered_at, $14
    from jsonb_to_recordset($15::jsonb) as o (code text, position int, seller_id uuid, seller_slug text, seller_name text, seller_commune_code text,
      status text, status_reason text, cod boolean, items_amount bigint, delivery_amount bigint, total_amount bigint, delivery_code text,
      delivery_name jsonb, weight_grams bigint, carrier text, tracking_number text, collected_method text, paid_at timestamptz, delivered_at timestamptz)),
  lined as (
    insert into ordering.order_lines (order_code, position, variant_id, product_id, product_slug, name, variant_name, unit, image, is_alcohol,
      unit_price_amount, quantity, total_amount, product_set, producer_id)
    select * from jsonb_to_recordset($16::jsonb) as l (order_code text, position int, variant_id uuid, product_id uuid, product_slug text, name text,
      variant_name text, unit text, image jsonb, is_alcohol boolean, unit_price_amount bigint, quantity int, total_amount bigint, product_set text, producer_id uuid))
  insert into ordering.order_events (order_code, status, reason, actor, at)
  select order_code, status, reason, actor, at
  from jsonb_to_recordset($17::jsonb) as e (place int, order_code text, status text, reason text, actor text, at timestamptz) order by place`;

export function purchaseParameters(purchase: Purchase): unknown[] {
  const { orders, buyer, address } = purchase;
  const lines = orders.flatMap((order) => order.lines.map((line, index) => lineRow(order.code, index, line)));
  const events = orders.flatMap((order) => order.timeline.map((each) => ({ order_code: order.code, ...each }))).map((each, place) => ({ place, ...each }));
  return [
    purchase.code, buyer.name, buyer.phone, address.communeCode, address.provinceCode, address.line,
    purchase.status, purchase.cod, purchase.codAllowed, purchase.itemsTotal, purchase.deliveryTotal, purchase.total, purchase.expiresAt, purchase.createdAt,
    JSON.stringify(orders.map(orderRow)), JSON.stringify(lines), JSON.stringify(events),
  ];
}

const orderRow = (order: Order, index: number) => ({
  code: order.code, position: index + 1,
  seller_id: order.seller.id, seller_slug: order.seller.slug, seller_name: order.seller.name, seller_commune_code: order.seller.communeCode,
  status: order.status, status_reason: order.statusReason, cod: order.cod,
  items_amount: order.itemsTotal, delivery_amount: order.deliveryFee, total_amount: order.total,
  delivery_code: order.delivery.code, delivery_name: order.delivery.name, weight_grams: order.weightGrams,
  carrier: order.carrier, tracking_number: order.trackingNumber, collected_method: order.collectedMethod,
  paid_at: order.paidAt, delivered_at: order.deliveredAt,
});

const lineRow = (orderCode: string, index: number, line: Order['lines'][number]) => ({
  order_code: orderCode, position: index + 1, variant_id: line.variantId, product_id: line.productId, product_slug: line.slug,
  name: line.name, variant_name: line.variantName, unit: line.unit, image: line.image, is_alcohol: line.isAlcohol,
  unit_price_amount: line.unitPrice, quantity: line.quantity, total_amount: line.total, product_set: line.productSet ?? null, producer_id: line.producerId ?? null,
});
