import type { Claim } from './claim.repository.js';

/** A row of `ordering.claims c` joined to its order, its lists still as JSON. */
export interface ClaimRow extends Omit<Claim, 'events'> { events: (Omit<Claim['events'][number], 'at'> & { at: string })[] }

export const CLAIM_COLUMNS = `
  c.id, c.order_code as "orderCode", c.group_code as "groupCode", json_build_object('id', c.seller_id, 'name', o.seller_name, 'communeCode', o.seller_commune_code) as seller, c.kind, c.reason, c.note,
  c.state, c.due_at as "dueAt", c.close_by as "closeBy", c.opened_at as "openedAt",
  (select coalesce(json_agg(json_build_object('variantId', l.variant_id, 'quantity', l.quantity, 'name', s.name, 'variantName', s.variant_name, 'unit', s.unit,
      'amount', l.quantity * s.unit_price_amount) order by s.position), '[]')
   from ordering.claim_lines l join ordering.order_lines s on s.order_code = c.order_code and s.variant_id = l.variant_id where l.claim_id = c.id) as lines,
  (select json_agg(json_build_object('state', e.state, 'party', e.party, 'note', e.note, 'at', e.at) order by e.id) from ordering.claim_events e where e.claim_id = c.id) as events,
  (select json_build_object('amount', r.items_amount + r.delivery_amount, 'settled', r.settled_at is not null) from ordering.refunds r where r.claim_id = c.id) as refund`;

export const claimOf = ({ events, ...row }: ClaimRow): Claim => ({ ...row, events: events.map(({ at, ...event }) => ({ ...event, at: new Date(at) })) });
