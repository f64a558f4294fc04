import { m } from '$lib/paraglide/messages';
import type { SellerOrder } from './types';

const STATES: Record<string, () => string> = {
  awaiting_payment: m.ban_order_state_awaiting,
  paid: m.ban_order_state_new,
  accepted: m.ban_order_state_accepted,
  handed_over: m.ban_order_state_handed_over,
  delivered: m.ban_order_state_delivered,
  completed: m.ban_order_state_completed,
  cancelled: m.ban_order_state_cancelled,
  expired: m.ban_order_state_expired,
  returned: m.ban_order_state_returned,
  refunded: m.ban_order_state_refunded,
  part_refunded: m.ban_order_state_refunded,
};

/** Where an order stands, and who acts next. */
export const orderState = ({ status, nextStep }: Pick<SellerOrder, 'status' | 'nextStep'>): string =>
  nextStep === 'accept' ? m.ban_order_state_new() : (STATES[status]?.() ?? status);

export const refusalReasons = () => [
  { value: 'no_stock', label: m.ban_reason_no_stock() },
  { value: 'cannot_send', label: m.ban_reason_cannot_send() },
  { value: 'other', label: m.ban_reason_other() },
];

export const returnReasons = () => [
  { value: 'refused_at_door', label: m.ban_reason_refused_at_door() },
  { value: 'not_found', label: m.ban_reason_not_found() },
  { value: 'damaged', label: m.ban_reason_damaged() },
  { value: 'sent_back', label: m.ban_reason_sent_back() },
  { value: 'other', label: m.ban_reason_other() },
];
