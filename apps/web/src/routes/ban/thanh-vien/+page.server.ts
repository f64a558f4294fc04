import { error, fail } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { m } from '$lib/paraglide/messages';
import { asking } from '$lib/server/asking';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const TOGETHER = ['htx', 'tht'];

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const together = profile ? TOGETHER.includes(profile.kind) : false;
  const [members, households, cooperatives, lines] = await Promise.all([
    quietly(api.members()),
    together ? quietly(api.households()) : null,
    together ? null : quietly(api.cooperatives()),
    together ? null : quietly(api.cooperativeLines()),
  ]);
  if (!members) error(403, { message: m.ban_owner_only() });
  return { members: members.items, households: households?.items ?? null, cooperatives: cooperatives?.items ?? [], lines: lines?.items ?? [] };
};

/** An action with a phone number in its form. */
const withPhone = (ask: (api: ReturnType<typeof sellerApi>, phone: string, form: FormData) => Promise<unknown>) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const phone = String(form.get('dien_thoai') ?? '').trim().slice(0, 30);
  const problem = phoneText(phone);
  if (problem) return fail(400, { problem });
  const seller = await requireSeller(event);
  const answer = await orRefused(async () => ({ done: await ask(sellerApi(event, seller.id), internationalPhone(phone), form) }));
  return 'data' in answer ? fail(answer.status, answer.data) : { saved: true };
};

export const actions: Actions = {
  them: withPhone((api, phone, form) => api.addMember({ phone, role: String(form.get('vai') ?? 'packer') })),
  bo: asking((api, { text }) => api.removeMember(text('nguoi', 36) ?? '')),
  ho: withPhone((api, phone, form) => api.addHousehold({ phone, name: String(form.get('ten') ?? '').normalize('NFC').trim().slice(0, 120) })),
  'thoi-ho': asking((api, { text }) => api.removeHousehold(text('ho', 36) ?? '')),
  vao: asking((api, { text }) => api.joinCooperative(text('htx', 36) ?? '')),
  roi: asking((api, { text }) => api.leaveCooperative(text('htx', 36) ?? '')),
};
