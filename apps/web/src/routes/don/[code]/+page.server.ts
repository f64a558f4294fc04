import { fail, redirect } from '@sveltejs/kit';
import { canCancel, canPay, paysAtTheDoor } from '$lib/order/payment-state';
import { apiFor } from '$lib/server/api';
import { ApiError } from '$lib/server/api-error';
import { orderToken, readOrder } from '$lib/server/order-access';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const { group, token } = await readOrder(event, code);
  return {
    group,
    payAtDoor: paysAtTheDoor(group),
    canPay: canPay(group),
    canCancel: canCancel(group),
    key: crypto.randomUUID(),
    link: `/don/${code}?token=${encodeURIComponent(token)}`,
  };
};

export const actions: Actions = {
  huy: async (event) => {
    const { code } = event.params;
    const token = orderToken(event, code);
    const form = await event.request.formData();
    try {
      await apiFor(event).cancel(code, token, String(form.get('khoa')).slice(0, 64));
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
      return fail(cause.status, { problem: cause.detail });
    }
    redirect(303, `/don/${code}`);
  },
};
