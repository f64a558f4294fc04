import { redirect } from '@sveltejs/kit';
import { owed, paysSellers } from '$lib/order/payment-state';
import { readOrder } from '$lib/server/order-access';
import type { PageServerLoad } from './$types';

/** Where the card's page sends the browser back. It shows and changes nothing: Stripe's notice to the server marks the order paid, before or after this page. */
export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const { group, token } = await readOrder(event, code);
  // The money is taken in a moment before its order says so; where sellers are still to be paid themselves, the order waits for them.
  if (group.status !== 'awaiting_payment' || (owed(group) === 0 && paysSellers(group))) redirect(303, `/don/${code}`);
  return { group, amount: owed(group) || group.paidAmount, eventsUrl: `/api/shop/order-groups/${code}/events?token=${encodeURIComponent(token)}` };
};
