import { apiFor } from '$lib/server/api';
import { readOrder } from '$lib/server/order-access';
import type { PageServerLoad } from './$types';

/**
 * Where VNPay sends the browser back. It shows and changes nothing: the order is marked paid by
 * VNPay's notice to the server, which may come before or after this page.
 */
export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const answer = await apiFor(event).vnpayReturn(event.url.search);
  const { group, token } = await readOrder(event, code);
  const ours = answer.valid && answer.groupCode === code;
  return {
    code,
    amount: group.total,
    state: stateOf(ours, group.status, event.url.searchParams.get('vnp_ResponseCode')),
    status: group.status,
    paidAmount: group.paidAmount,
    eventsUrl: `/api/shop/order-groups/${code}/events?token=${encodeURIComponent(token)}`,
  };
};

function stateOf(ours: boolean, status: string, responseCode: string | null) {
  if (status !== 'awaiting_payment') return 'settled' as const;
  if (!ours) return 'unknown' as const;
  return responseCode === '00' ? ('confirming' as const) : ('failed' as const);
}
