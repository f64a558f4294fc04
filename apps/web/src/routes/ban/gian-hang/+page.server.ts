import { error, fail } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { m } from '$lib/paraglide/messages';
import { bankList } from '$lib/order/banks';
import { asking } from '$lib/server/asking';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { trialOf } from '$lib/server/demo';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { profile, seller } = await event.parent();
  if (!profile) error(403, { message: m.ban_role_not_enough() });
  const orders = seller?.role === 'owner' ? await quietly(sellerApi(event, seller.id).ordersSummary()) : null;
  return { shop: profile, unfinished: orders && orders.new + orders.toPack + orders.handedOver, banks: bankList(), fresh: event.url.searchParams.has('moi'), onTrial: (await trialOf(event)) !== null };
};

export const actions: Actions = {
  luu: async (event) => {
    const form = await event.request.formData();
    const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
    const phone = text('dien_thoai', 30);
    const problem = phone ? phoneText(phone) : null;
    if (problem) return fail(400, { problem });
    const seller = await requireSeller(event);
    const body = {
      name: text('ten', 120),
      phone: phone ? internationalPhone(phone) : null,
      addressLine: text('dia_chi', 200),
      ownerName: text('chu', 100),
      openingDays: text('ngay_ban', 200),
      description: text('gioi_thieu', 2_000),
      story: text('cau_chuyen', 5_000),
      addressAs: text('goi', 10) || null,
    };
    const answer = await orRefused(async () => ({ done: await sellerApi(event, seller.id).changeProfile(body) }));
    return 'data' in answer ? fail(answer.status, answer.data) : { saved: true };
  },
  giay: asking((api, { text }) => api.giveRequirement(text('giay', 40) ?? '', text('noi_dung', 200) ?? '')),
  nop: asking((api) => api.submit()),
  nghi: asking((api, { text }) => api.changeProfile({ holiday: { from: text('tu', 10) ?? '', until: text('den', 10) ?? '' } })),
  dong: asking((api, { text }) => api.closeShop(text('vi_sao', 500) ?? '')),
  'het-nghi': asking((api) => api.changeProfile({ holiday: null })),

  'xin-ma': async (event) => {
    const account = readAccount(await event.request.formData());
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ done: await sellerApi(event, seller.id).askBankCode(account) }));
    return 'data' in answer ? fail(answer.status, { ...answer.data, account }) : { account, codeAsked: true };
  },
  'tai-khoan': async (event) => {
    const form = await event.request.formData();
    const account = readAccount(form);
    const code = String(form.get('ma') ?? '').slice(0, 12);
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ done: await sellerApi(event, seller.id).setBankAccount({ ...account, code }) }));
    return 'data' in answer ? fail(answer.status, { ...answer.data, account, codeAsked: true }) : { saved: true };
  },
};

function readAccount(form: FormData) {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  return { bin: text('ngan_hang', 6), accountNumber: text('so', 30), holder: text('chu_tai_khoan', 100) };
}
