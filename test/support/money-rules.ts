/** How a transaction of the ledger names what it is about: `refund_due:<id>`, `payout:<id>`. */
const SUBJECT = `substring(t.reference from '[0-9a-f]{8}-[0-9a-f-]{27}')::uuid`;
const MONTH = `to_char(occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')`;

/** What moved under transactions of one kind, by what they are about. */
const posted = (kind: string): string => `(select ${SUBJECT} as id, sum(p.amount) as amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id where t.kind = '${kind}' group by 1)`;

/** Rules of money from the capture to the payout; each query answers the rows that break one. */
export const moneyRules: Record<string, string> = {
  'no seller’s money pays another’s refund': `
    select due.id, due.account, due.amount as taken, asked.amount as asked
    from (select ${SUBJECT} as id, p.source as account, sum(p.amount) as amount from ledger.transactions t join ledger.postings p on p.transaction_id = t.id
          where t.kind = 'refund_due' and p.source like 'seller:%' group by 1, 2) due
    full join (select r.id, concat('seller:', s.split->>'sellerId', part.name) as account, sum(part.amount) as amount
          from payments.refund_tasks r, jsonb_array_elements(r.splits) as s (split),
            lateral (values (':payable', (s.split->>'items')::bigint), (':delivery', (s.split->>'delivery')::bigint)) as part (name, amount)
          where part.amount > 0 and r.way is distinct from 'seller' group by 1, 2) asked using (id, account)
    where due.amount is distinct from asked.amount`,
  'what is credited of a sale, or taken back, moves its own seller’s accounts alone': `
    select t.reference, e.account from settlement.entries s join ledger.transactions t on t.reference = s.reference join ledger.entries e on e.transaction_id = t.id
    left join settlement.sale_terms o on o.order_code = s.order_code
    where e.account like 'seller:%' and (split_part(e.account, ':', 2) <> s.seller_id::text or o.seller_id <> s.seller_id)`,
  'of an order of which whole lines went back, what was frozen for the others is left, to the đồng': `
    select sold.order_code, sold.fees as frozen, left_.fees as left_
    from (select t.order_code, sum(case when back.amount is null then f.fees else 0 end) as fees
          from settlement.sale_terms t join settlement.sale_progress p using (order_code)
          cross join lateral jsonb_array_elements(t.lines) with ordinality as l (line, place)
          cross join lateral (select coalesce(sum((d->'byLine'->>(l.place - 1)::int)::bigint), 0) as fees from jsonb_array_elements(t.by_method->p.method->'deductions') d) f
          left join (select r.order_code, (b->>'line')::int + 1 as place, sum((b->>'amount')::bigint) as amount from settlement.refunds r, jsonb_array_elements(r.lines) b group by 1, 2) back
            on back.order_code = t.order_code and back.place = l.place
          where p.credited_at is not null and not exists (select from settlement.refunds r where r.order_code = t.order_code and r.items_amount > 0
            and r.items_amount is distinct from (select sum((b->>'amount')::bigint) from jsonb_array_elements(r.lines) b))
          group by 1 having bool_and(back.amount is null or back.amount = (l.line->>'amount')::bigint)) sold
    join (select order_code, sum(case kind when 'sale' then items_amount - receives_amount else receives_amount - items_amount end) as fees from settlement.entries where order_code is not null group by 1) left_ using (order_code)
    where sold.fees <> left_.fees`,
  'no more goes back of an order than was captured for it': `
    select s.order_code, back.amount from payments.payable_splits s
    join (select part->>'orderCode' as code, sum((part->>'items')::bigint + (part->>'delivery')::bigint) as amount from payments.refund_tasks, jsonb_array_elements(splits) part group by 1) back on back.code = s.order_code
    where back.amount > s.items_amount + s.delivery_amount
      or not exists (select from payments.captures c where c.payable_id = s.payable_id and (c.order_code = s.order_code or c.order_code is null and not s.direct))`,
  'no more goes back of a purchase than was captured for it, nor than came': `
    select p.group_code, p.captured_amount, back.* from payments.payables p
    join (select payable_id, sum(amount) filter (where splits <> '[]') as captured, sum(amount) filter (where splits = '[]') as beside, sum(amount) filter (where state = 'done') as done from payments.refund_tasks group by 1) back on back.payable_id = p.id
    where back.captured > p.captured_amount or coalesce(back.beside, 0) <> p.returning_amount or coalesce(back.done, 0) <> p.refunded_amount`,
  'what must go back is in the ledger once, and what went back too': `
    select id, r.amount, r.state, due.amount as due, gone.amount as gone from (select id, amount, state, way from payments.refund_tasks) r
    full join ${posted('refund_due')} due using (id) full join ${posted('refund')} gone using (id)
    where due.amount is distinct from (case when r.way is distinct from 'seller' then r.amount end) or coalesce(gone.amount, 0) <> (case r.state when 'done' then r.amount else 0 end)`,
  'a seller’s statement of a month says what the ledger moved of his money': `
    select * from (select seller_id::text as seller, ${MONTH} as month, sum(net_amount) as entries from settlement.entries group by 1, 2) s
    full join (select split_part(e.account, ':', 2) as seller, ${MONTH} as month, sum(e.amount) as moved from ledger.entries e join ledger.transactions t on t.id = e.transaction_id
               where e.account like 'seller:%:available' group by 1, 2) l using (seller, month)
    where coalesce(entries, 0) <> coalesce(moved, 0)`,
  'each payout left its seller once, went out once at most, and came back once at most': `
    select id, p.state, p.amount, taken.amount as taken, gone.amount as gone, back.amount as back from (select id, state, amount, settled_at from settlement.payouts) p
    full join ${posted('payout')} taken using (id) full join ${posted('payout_settled')} gone using (id) full join ${posted('payout_back')} back using (id)
    where taken.amount is distinct from p.amount or (coalesce(gone.amount, 0) <> (case when p.settled_at is null then 0 else p.amount end) and (p.state = 'returned' and gone.amount = p.amount) is not true) -- entered as returned, and paid by the bank after all
      or coalesce(back.amount, 0) <> (case when p.state in ('returned', 'dropped') then p.amount else 0 end)`,
  'nobody is paid out more than he had': `
    select * from (select t.reference, t.kind, e.account, sum(e.amount) over (partition by e.account order by c.position) as left_over
                   from ledger.entries e join ledger.transactions t on t.id = e.transaction_id join ledger.chain c on c.transaction_id = t.id where e.account like 'seller:%:available') moved
    where kind = 'payout' and left_over < 0`,
  'what sellers were paid themselves and send back themselves is never the market’s': `
    select p.transaction_id, p.source, p.destination, p.amount from payments.refund_tasks r join ledger.transactions t on t.reference in ('refund:' || r.id, 'refund_due:' || r.id) join ledger.postings p on p.transaction_id = t.id
    where r.way = 'seller' and (p.destination <> (case when r.at_door then 'door:collections' else 'direct:observed' end)
      or p.source not like (case when r.splits = '[]' then 'buyer:%' else 'seller:' || (r.splits->0->>'sellerId') || ':%' end))`,
  'transit holds exactly the payouts that are on their way': `
    select held, waiting from (select coalesce(sum(amount), 0) as held from ledger.entries where account = 'payout:transit') h,
      (select coalesce(sum(amount), 0) as waiting from settlement.payouts where state in ('waiting', 'sent')) w where held <> waiting`,
};
