import type { DomainEvent } from './index.js';

/** The contexts that hear events; each has one queue. */
export type Consumer = 'ordering' | 'payments' | 'ledger' | 'settlement' | 'catalog' | 'search' | 'insight' | 'notifications';

/**
 * Contexts that keep a picture of others, send words, write money's movements down, or reckon what sellers
 * receive. Their events may share a job and a transaction: no buyer and no payment waits for the rows they hold.
 */
export const hearsInBatches: readonly Consumer[] = ['ledger', 'settlement', 'catalog', 'search', 'insight', 'notifications'];

/** Who is told of what: the whole map of events between contexts. */
export const subscriptions: { readonly [Type in DomainEvent['type']]: readonly Consumer[] } = {
  'identity.otp_requested': ['notifications'],
  'sellers.seller_changed': ['catalog', 'search', 'insight'],
  'sellers.contact_changed': ['insight', 'notifications'],
  'sellers.lifecycle_moved': ['notifications'],
  'sellers.consent_changed': ['insight', 'notifications'],
  'sellers.assisted_write': ['insight'],
  'sellers.household_joined': [],
  'sellers.bank_account_changed': ['insight'],
  'sellers.money_route_changed': ['notifications'],
  'sellers.code_asked': ['notifications'],
  'sellers.seller_invited': ['notifications'],
  'catalog.product_changed': ['search', 'insight'],
  'catalog.certificate_changed': ['insight'],
  'catalog.codes_changed': ['insight'],
  'catalog.certificate_ending': ['notifications'],
  'catalog.star_claim_decided': ['notifications'],
  'catalog.draft_saved': ['insight'],
  'catalog.listing_submitted': ['insight'],
  'catalog.listing_decided': ['insight', 'notifications'],
  'inventory.stock_changed': ['catalog', 'search', 'insight'],
  'media.photo_ready': ['catalog'],
  'media.photo_refused': [],
  'ordering.order_group_placed': ['settlement', 'insight', 'notifications'],
  'ordering.order_ready': ['insight', 'notifications'],
  'ordering.order_answered': ['insight', 'notifications'],
  'ordering.order_delayed': ['insight'],
  'ordering.order_unanswered': ['notifications'],
  'ordering.order_handed_over': ['insight'],
  'ordering.order_delivered': ['settlement', 'insight'],
  'ordering.collected_at_door': ['payments'],
  'ordering.order_refund_asked': ['payments'],
  'ordering.claim_moved': ['insight', 'notifications'],
  'payments.payment_captured': ['ordering', 'ledger', 'settlement', 'insight', 'notifications'],
  'payments.money_received': ['ledger'],
  'payments.bank_line_decided': ['ledger'],
  'payments.remitted': ['ledger', 'settlement'],
  'payments.payment_called_off': ['ordering', 'notifications'],
  'payments.cod_chosen': ['ordering'],
  'payments.refund_requested': ['ledger', 'settlement', 'notifications'],
  'payments.refund_completed': ['ordering', 'ledger', 'settlement', 'insight', 'notifications'],
  'payments.payout_line_seen': ['settlement'],
  'settlement.payout_settled': ['notifications'],
  'settlement.payout_returned': ['notifications'],
  'settlement.rate_announced': ['notifications'],
};
