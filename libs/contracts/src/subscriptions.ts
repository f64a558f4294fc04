import type { DomainEvent } from './index.js';

/** The contexts that hear events; each has one queue. */
export type Consumer = 'ordering' | 'payments' | 'ledger' | 'catalog' | 'search' | 'insight' | 'notifications';

/** Who is told of what: the whole map of events between contexts. */
export const subscriptions: { readonly [Type in DomainEvent['type']]: readonly Consumer[] } = {
  'identity.otp_requested': ['notifications'],
  'sellers.seller_changed': ['catalog', 'search', 'insight'],
  'sellers.contact_changed': ['notifications'],
  'catalog.product_changed': ['search', 'insight'],
  'catalog.certificate_changed': ['insight'],
  'inventory.stock_changed': ['catalog', 'search', 'insight'],
  'ordering.order_group_placed': ['notifications'],
  'ordering.order_ready': ['notifications'],
  'ordering.order_delivered': ['insight'],
  'ordering.collected_at_door': ['payments'],
  'ordering.order_paid_but_gone': ['payments'],
  'payments.payment_captured': ['ordering', 'ledger', 'insight', 'notifications'],
  'payments.money_received': ['ledger'],
  'payments.cod_chosen': ['ordering'],
  'payments.refund_requested': ['ledger', 'notifications'],
};
