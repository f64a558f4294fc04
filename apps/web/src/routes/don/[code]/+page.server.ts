import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { bankList } from '$lib/order/banks';
import { canCancel, canPay, justPaid, paysAtTheDoor } from '$lib/order/payment-state';
import { apiFor } from '$lib/server/api';
import { ApiError } from '$lib/server/api-error';
import { formText } from '$lib/server/form-text';
import { orderToken, readOrder } from '$lib/server/order-access';
import { quietly } from '$lib/server/quietly';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const { group, token } = await readOrder(event, code);
  // What a seller took himself, directly or at the door, he gives back himself.
  const direct = group.payments.some(({ orderCode, status, method }) => method === 'cod' || (orderCode && status !== 'pending'));
  const api = apiFor(event);
  const [claims, refunds, back] = await Promise.all([
    quietly(api.claims(code, token)), direct ? quietly(api.directRefunds(code, token)) : null, group.paidAmount > 0 ? quietly(api.refundAccount(code, token)) : null,
  ]);
  return {
    group,
    claims: claims?.items ?? [],
    open: claims?.open ?? [],
    refunds: refunds?.items ?? [],
    back: back && back.amount > 0 ? back : null,
    banks: back && back.amount > 0 ? bankList() : [],
    payAtDoor: paysAtTheDoor(group),
    canPay: canPay(group) && !justPaid(group),
    canCancel: canCancel(group),
    key: crypto.randomUUID(),
    link: `/don/${code}?token=${encodeURIComponent(token)}`,
  };
};

/** Asks with what the form says, then shows the order again. */
async function ask(event: RequestEvent<{ code: string }>, asking: (code: string, token: string, form: FormData) => Promise<unknown>) {
  const { code } = event.params;
  try {
    await asking(code, orderToken(event, code), await event.request.formData());
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
    return fail(cause.status, { problem: cause.detail });
  }
  redirect(303, `/don/${code}`);
}

export const actions: Actions = {
  huy: (event) => ask(event, (code, token, form) => apiFor(event).cancel(code, token, String(form.get('khoa')).slice(0, 64))),
  nhan: (event) => ask(event, (code, token, form) => apiFor(event).giveRefundAccount(code, token, { bin: formText(form, 'ngan_hang', 6), accountNumber: formText(form, 'so_tai_khoan', 30), holder: formText(form, 'chu_tai_khoan', 100) })),
  daVe: (event) => ask(event, (code, token, form) => apiFor(event).directRefundCame(code, token, formText(form, 'khoan', 50))),
  chuaVe: (event) => ask(event, (code, token, form) => apiFor(event).directRefundDenied(code, token, formText(form, 'khoan', 50), formText(form, 'vi-sao', 500))),
};
