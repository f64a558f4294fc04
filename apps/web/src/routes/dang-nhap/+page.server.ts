import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { landingOf, placesOf } from '$lib/server/landing';
import { nextPageOf } from '$lib/server/next-page';
import { trialOf } from '$lib/server/demo';
import { passCookies, signedIn } from '$lib/server/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [me, trial] = await Promise.all([signedIn(event), trialOf(event)]);
  return { me, places: me ? placesOf(me) : [], onTrial: trial !== null };
};

export const actions: Actions = {
  'gui-ma': async (event) => {
    const phone = String((await event.request.formData()).get('dien_thoai') ?? '').trim().slice(0, 30);
    const problem = phoneText(phone);
    if (problem) return fail(400, { step: 'phone' as const, phone, problem });
    const answer = await apiFor(event).sendOtp(internationalPhone(phone));
    if (!answer.ok) return refused(answer, 'phone', phone, m.sign_in_not_sent());
    return { step: 'code' as const, phone, problem: null };
  },

  vao: async (event) => {
    const form = await event.request.formData();
    const phone = String(form.get('dien_thoai') ?? '').trim().slice(0, 30);
    const code = String(form.get('ma') ?? '').replace(/\s/g, '').slice(0, 12);
    if (phoneText(phone)) return fail(400, { step: 'phone' as const, phone, problem: phoneText(phone) });
    if (!/^\d{6}$/.test(code)) return fail(400, { step: 'code' as const, phone, problem: m.sign_in_code_shape() });
    const answer = await apiFor(event).verifyOtp(internationalPhone(phone), code);
    if (!answer.ok) return refused(answer, 'code', phone, m.sign_in_code_wrong());
    passCookies(event, answer);
    redirect(303, await nextOf(event, answer.headers.get('set-auth-token')));
  },

  ra: async (event) => {
    passCookies(event, await apiFor(event).signOut());
    redirect(303, '/dang-nhap');
  },
};

/** The page that asked for signing in, else where the person's work lies. */
async function nextOf(event: RequestEvent, token: string | null): Promise<string> {
  const asked = event.url.searchParams.get('next');
  const wanted = asked && nextPageOf(asked, '');
  if (wanted) return wanted;
  return token ? landingOf(await apiFor(event).me(token)) : '/dang-nhap';
}

/** The API's own sentence where it gives one in the reader's language, else ours. */
async function refused(answer: Response, step: 'phone' | 'code', phone: string, otherwise: string) {
  if (answer.status >= 500) throw new Error(`sign-in answered ${answer.status}`);
  const problem = (await answer.json().catch(() => null)) as { detail?: string } | null;
  return fail(answer.status, { step, phone, problem: problem?.detail ?? otherwise });
}
