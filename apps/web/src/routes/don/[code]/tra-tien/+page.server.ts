import { fail, redirect } from '@sveltejs/kit';
import { vnpayWay } from '$lib/checkout/checkout-form';
import { canPay, directPayments, methodsOf, openAttempt, owed } from '$lib/order/payment-state';
import { ApiError } from '$lib/server/api-error';
import { trialOf } from '$lib/server/demo';
import { orderToken, readOrder } from '$lib/server/order-access';
import { startPayment } from '$lib/server/payment';
import type { PaymentMethod } from '$lib/server/types';
import type { Actions, PageServerLoad } from './$types';

const METHODS: PaymentMethod[] = ['vietqr', 'vnpay', 'stripe', 'cod'];

export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const { group, token } = await readOrder(event, code);
  if (!canPay(group)) redirect(303, `/don/${code}`);
  const params = event.url.searchParams;
  const trial = await trialOf(event);
  const attempt = params.has('doi') ? null : openAttempt(group, new Date());
  return {
    group,
    attempt,
    amount: owed(group),
    direct: directPayments(group),
    methods: methodsOf(group),
    key: crypto.randomUUID(),
    goNow: params.has('di') ? (attempt?.redirectUrl ?? null) : null,
    bankAppUrl: trial?.bankAppUrl ?? null,
    checkedAt: params.has('xem') ? new Date().toISOString() : null,
    eventsUrl: `/api/shop/order-groups/${code}/events?token=${encodeURIComponent(token)}`,
  };
};

export const actions: Actions = {
  tra: async (event) => {
    const { code } = event.params;
    const token = orderToken(event, code);
    const form = await event.request.formData();
    const method = METHODS.find((known) => known === form.get('tra'));
    if (!method) return fail(400, { problem: null });
    let next: string;
    try {
      next = await startPayment(event, code, token, { method, way: vnpayWay(form.get('vnpay')) }, String(form.get('khoa')).slice(0, 64));
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
      return fail(cause.status, { problem: cause.detail });
    }
    redirect(303, next);
  },
};
