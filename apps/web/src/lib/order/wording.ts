import { m } from '$lib/paraglide/messages';
import { dong } from '$lib/i18n/format';
import type { Order } from '$lib/server/types';
import type { Step } from './steps';

const TEXTS = {
  paid: { done: m.step_paid, now: m.step_paid_now, next: m.step_paid_next },
  accepted: { done: m.step_accepted, now: m.step_accepted_now, next: m.step_accepted_next },
  handed_over: { done: m.step_handed_over, now: m.step_handed_over_now, next: m.step_handed_over_next },
  delivered: { done: m.step_delivered, now: m.step_delivered_now, next: m.step_delivered_next },
};

export const stepText = (step: Step): string => TEXTS[step.stage][step.state]();

const ENDS: Record<string, () => string> = {
  cancelled: m.order_end_cancelled,
  expired: m.order_end_expired,
  returned: m.order_end_returned,
  refunded: m.order_end_refunded,
  part_refunded: m.order_end_part_refunded,
};

/** Why a parcel's story stopped, the goods being gone first of all. */
export const endText = ({ status, statusReason, total }: Order): string =>
  statusReason === 'payment_called_off' ? m.order_end_unconfirmed() : statusReason === 'paid_stock_gone' ? m.order_end_gone({ amount: dong(total) }) : (ENDS[status]?.() ?? status);
