import { error, fail } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { plusDays, lastDayAllowed } from '$lib/help/consent-form';
import { m } from '$lib/paraglide/messages';
import { asking } from '$lib/server/asking';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

const MOST_SHOWN = 20;
const USUAL_DAYS = 180;
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const [consents, done] = await Promise.all([quietly(api.consents()), quietly(api.assistedActivity())]);
  if (!consents) error(403, { message: m.ban_owner_only() });
  const day = today();
  return { consents: consents.items, done: done?.items.slice(0, MOST_SHOWN) ?? [], days: { usual: plusDays(day, USUAL_DAYS), first: plusDays(day, 1), last: lastDayAllowed(day) } };
};

export const actions: Actions = {
  cho: async (event) => {
    const form = await event.request.formData();
    const phone = String(form.get('dien_thoai') ?? '').trim().slice(0, 30);
    const scopes = form.getAll('viec').map(String);
    const until = String(form.get('den') ?? '').slice(0, 10);
    const errors = {
      ...(phoneText(phone) ? { dien_thoai: phoneText(phone) ?? '' } : {}),
      ...(scopes.length ? {} : { viec: m.help_ask_scopes_none() }),
    };
    const values = { phone, scopes, until };
    if (Object.keys(errors).length) return fail(400, { values, errors, problem: '' });
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({
      done: await sellerApi(event, seller.id).giveConsent({ assistantPhone: internationalPhone(phone), scopes, until }),
    }));
    return 'data' in answer ? fail(answer.status, { values, errors: {}, problem: answer.data.problem }) : { saved: true };
  },
  ngung: asking((api, { text }) => api.revokeConsent(text('phep', 36) ?? '')),
};
