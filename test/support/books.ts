import type { Pool, PoolClient, Client } from 'pg';
import { moneyRules } from './money-rules.js';

type Database = Pick<Pool | PoolClient | Client, 'query'>;

/** Each query answers the rows that break a rule of the books; all must be empty once the queues ran dry. */
const RULES: Record<string, string> = {
  ...moneyRules,
  'every ledger transaction sums to 0': `
    select transaction_id, sum(amount)::text from ledger.entries group by 1 having sum(amount) <> 0`,
  'every ledger transaction has postings': `
    select t.id from ledger.transactions t where not exists (select 1 from ledger.postings p where p.transaction_id = t.id)`,
  'a purchase costs the sum of its orders': `
    select g.code, g.total_amount, sum(o.total_amount) from ordering.order_groups g join ordering.orders o on o.group_code = g.code
    group by 1, 2 having g.total_amount <> sum(o.total_amount)`,
  'an order costs its lines and its delivery': `
    select o.code from ordering.orders o join ordering.order_lines l on l.order_code = o.code
    group by o.code, o.total_amount, o.delivery_amount having o.total_amount <> sum(l.total_amount) + o.delivery_amount`,
  'what the market collects of a purchase is captured whole or not at all, and once': `
    select p.group_code, p.total_amount, sum(c.amount), count(*) from payments.captures c join payments.payables p on p.id = c.payable_id
    where c.order_code is null group by p.id having sum(c.amount) <> p.total_amount - p.direct_amount or count(*) > 1`,
  'a purchase is never captured beyond its total': `
    select p.group_code from payments.captures c join payments.payables p on p.id = c.payable_id group by p.group_code, p.total_amount having sum(c.amount) > p.total_amount`,
  'what is captured is what the payable says': `
    select p.group_code, p.captured_amount, coalesce(sum(c.amount), 0) from payments.payables p left join payments.captures c on c.payable_id = p.id
    group by 1, 2 having p.captured_amount <> coalesce(sum(c.amount), 0)`,
  'each capture is in the ledger to the đồng, and nothing else is': `
    select c.id, c.amount, t.amount from (select id, amount from payments.captures) c
    full join (select split_part(reference, ':', 2)::uuid as id, sum(amount) as amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id where kind = 'capture' group by 1) t using (id)
    where c.amount is distinct from t.amount`,
  'each receipt that counts is in the ledger once': `
    select r.id, r.amount, t.amount from (select id, amount from payments.receipts where (state <> 'ignored' or id in (select receipt_id from payments.line_decisions)) and not outgoing and amount > 0) r
    full join (select split_part(reference, ':', 2)::uuid as id, sum(amount) as amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id where kind = 'receipt' group by 1) t using (id)
    where r.amount is distinct from t.amount`,
  'each word about a line is in the ledger once, and suspense holds exactly what waits for one': `
    select (select coalesce(sum(amount), 0) from payments.receipts where state = 'unmatched') as waiting, (select coalesce(sum(amount), 0) from ledger.entries where account = 'suspense:unmatched') as held
    where (select coalesce(sum(amount), 0) from payments.receipts where state = 'unmatched') <> (select coalesce(sum(amount), 0) from ledger.entries where account = 'suspense:unmatched')`,
  'each captured order was posted from its buyer to its seller, goods and delivery apart': `
    select o.code, o.items_amount, o.delivery_amount, items.amount as items, delivery.amount as delivery
    from ordering.orders o join payments.payables p on p.group_code = o.group_code and p.captured_amount = p.total_amount
    left join ledger.postings items on items.source = 'buyer:' || o.group_code and items.destination = 'seller:' || o.seller_id || ':payable'
    left join ledger.postings delivery on delivery.source = 'buyer:' || o.group_code and delivery.destination = 'seller:' || o.seller_id || ':delivery'
    where coalesce(items.amount, 0) <> o.items_amount or coalesce(delivery.amount, 0) <> o.delivery_amount`,
  'a paid purchase was captured, a captured one is paid or called off': `
    select g.code, g.status, p.status from ordering.order_groups g join payments.payables p on p.group_code = g.code
    where (g.status = 'paid') <> (p.captured_amount = p.total_amount) and g.status not in ('part_refunded', 'refunded', 'cancelled') and not g.cod`,
  'what is held in stock is what is held for purchases': `
    select s.variant_id, s.reserved, coalesce(sum(r.quantity), 0) from inventory.stock s
    left join inventory.reservations r on r.variant_id = s.variant_id and r.state = 'held' group by 1, 2 having s.reserved <> coalesce(sum(r.quantity), 0)`,
  'stock is never below zero': `
    select variant_id from inventory.stock where reserved < 0 or on_hand < reserved`,
  'goods are held exactly for orders that wait, are paid or accepted': `
    select o.code, o.status, r.state from ordering.orders o join ordering.order_lines l on l.order_code = o.code
    join inventory.reservations r on r.group_code = o.group_code and r.variant_id = l.variant_id
    where (o.status in ('awaiting_payment', 'paid', 'accepted')) <> (r.state = 'held')`,
  'money that goes back of an order is its own seller’s, never more than was sold, and as its split says': `
    select s.order_code, s.items_amount, s.returning_items_amount, back.* from payments.payable_splits s
    left join (select part->>'orderCode' as code, min(part->>'sellerId') as seller, count(distinct part->>'sellerId') as sellers, sum((part->>'items')::bigint) as items, sum((part->>'delivery')::bigint) as delivery
               from payments.refund_tasks t, jsonb_array_elements(t.splits) part group by 1) back on back.code = s.order_code
    where coalesce(back.items, 0) <> s.returning_items_amount or coalesce(back.delivery, 0) <> s.returning_delivery_amount
      or back.items > s.items_amount or back.delivery > s.delivery_amount or back.sellers > 1 or back.seller <> s.seller_id::text`,
  'what was asked back of an order is what goes back of it': `
    select o.code, o.refund_items_amount, s.returning_items_amount, o.refund_delivery_amount, s.returning_delivery_amount
    from ordering.orders o join payments.payable_splits s on s.order_code = o.code
    where (o.refund_items_amount, o.refund_delivery_amount) <> (s.returning_items_amount, s.returning_delivery_amount)`,
  'what was asked back of an order is the sum of its lines': `
    select o.code from ordering.orders o
    where o.channel = 'shop' and (o.refund_items_amount <> (select coalesce(sum(l.amount), 0) from ordering.refunds r join ordering.refund_lines l on l.refund_id = r.id where r.order_code = o.code)
      or o.refund_items_amount <> (select sum(l.unit_price_amount * l.refund_quantity) from ordering.order_lines l where l.order_code = o.code))`,
  'no order gave back more than was asked, and a promised refund was asked for': `
    select o.code from ordering.orders o where o.refunded_amount > o.refund_items_amount + o.refund_delivery_amount
    union all select c.order_code from ordering.claims c where c.state = 'refunding' and not exists (select from ordering.refunds r where r.claim_id = c.id)`,
  'every line of an order had its goods held': `
    select o.code from ordering.orders o join ordering.order_lines l on l.order_code = o.code
    left join inventory.reservations r on r.group_code = o.group_code and r.variant_id = l.variant_id
    where r.group_code is null and exists (select 1 from inventory.reservations x where x.group_code = o.group_code)`,
};

/** The rules that are broken, with up to five rows each. */
export async function brokenRules(database: Database): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [rule, sql] of Object.entries(RULES)) {
    const { rows } = await database.query(sql);
    if (rows.length > 0) broken[rule] = rows.slice(0, 5);
  }
  return broken;
}
