import { isHttpError } from '@sveltejs/kit';
import { apiFor } from '$lib/server/api';
import { readOrder } from '$lib/server/order-access';
import type { VnpayReturn } from '$lib/server/types';
import type { PageServerLoad } from './$types';

/**
 * Where VNPay sends the browser back. It shows and changes nothing: the order is marked paid by
 * VNPay's notice to the server, which may come before or after this page.
 */
export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const params = event.url.searchParams;
  const [answer, order] = await Promise.all([
    apiFor(event).vnpayReturn(event.url.search),
    // Paid in another browser than the order was placed in: VNPay's own answer still tells.
    readOrder(event, code).catch((cause: unknown) => {
      if (isHttpError(cause, 403)) return null;
      throw cause;
    }),
  ]);
  const told = answer.valid && answer.groupCode === code ? answer : null;
  return {
    code,
    amount: order?.group.total ?? told?.amount ?? 0,
    state: order && order.group.status !== 'awaiting_payment' ? ('settled' as const) : stateOf(told, params.get('vnp_ResponseCode'), order !== null),
    status: order?.group.status ?? null,
    paidAmount: order?.group.paidAmount ?? 0,
    eventsUrl: order && `/api/shop/order-groups/${code}/events?token=${encodeURIComponent(order.token)}`,
  };
};

/** The payment is captured a moment before its order says so; who sees the order waits for that. */
function stateOf(told: VnpayReturn | null, responseCode: string | null, seesOrder: boolean) {
  if (!told) return 'unknown' as const;
  if (told.status === 'captured' && !seesOrder) return 'settled' as const;
  // Taken from the buyer, and looked at by VNPay as a possible fraud: it may still come.
  if (told.status === 'held' || responseCode === '07') return 'held' as const;
  return responseCode === '00' ? ('confirming' as const) : ('failed' as const);
}
