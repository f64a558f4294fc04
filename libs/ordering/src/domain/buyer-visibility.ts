import type { OrderStatus } from './order-status.js';

/** A phone number of which only the last three digits can be read: `+84900000001` → `*** *** 001`. */
export const maskPhone = (phone: string): string => `*** *** ${phone.slice(-3)}`;

const TO_FULFIL: readonly OrderStatus[] = ['paid', 'accepted', 'handed_over', 'delivered'];

/**
 * Whether someone who works for the seller may read the buyer's phone and address: those who
 * arrange the parcel, and only while the order has to be fulfilled. Before that the sale
 * may come to nothing, after it there is no need.
 */
export const seesBuyer = (role: 'owner' | 'manager' | 'packer' | 'assistant', order: { status: OrderStatus; cod: boolean }): boolean =>
  role !== 'packer' && role !== 'assistant' && (TO_FULFIL.includes(order.status) || (order.cod && order.status === 'awaiting_payment'));
