import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from './api';
import { readOrder } from './order-access';
import type { ClaimKind, Order } from './types';

/** The parcel of a purchase that a page is about (`?kien=`), and what it can be claimed for now. */
export async function readParcel(event: RequestEvent & { params: { code: string } }): Promise<{ order: Order; token: string; kinds: ClaimKind[] }> {
  const { code } = event.params;
  const { group, token } = await readOrder(event, code);
  const order = group.orders.find((each) => each.code === event.url.searchParams.get('kien'));
  if (!order) error(404, { message: m.error_missing_lead() });
  const { open } = await apiFor(event).claims(code, token);
  return { order, token, kinds: open.find(({ orderCode }) => orderCode === order.code)?.kinds ?? [] };
}
