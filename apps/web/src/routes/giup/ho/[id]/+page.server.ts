import { error, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { ApiError } from '$lib/server/api-error';
import { assistantApi } from '$lib/server/assistant-api';
import { householdOf } from '$lib/server/household';
import { sellerApi } from '$lib/server/seller-api';
import { refusedForm } from '$lib/server/form-refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, event.params.id);
  const api = assistantApi(event);
  const id = household.sellerId;
  const may = (scope: 'profile' | 'listing' | 'orders') => household.consent.state === 'live' && household.consent.scopes.includes(scope);
  const [products, fresh, taken, profile, certificates] = await Promise.all([
    may('listing') ? unlessStopped(api.products(id, event.url.searchParams.get('sau'))) : null,
    may('orders') ? unlessStopped(api.orders(id, 'accept')) : null,
    may('orders') ? unlessStopped(api.orders(id, 'hand_over')) : null,
    may('profile') ? unlessStopped(api.profile(id)) : null,
    may('listing') ? unlessStopped(sellerApi(event, id).certificates()) : null,
  ]);
  return {
    household,
    products: products?.items ?? null,
    more: products?.next ? `/giup/ho/${id}?sau=${encodeURIComponent(products.next)}` : null,
    orders: fresh && taken ? [...fresh.items, ...taken.items] : null,
    profile,
    canSubmit: profile?.nextActions.some((action) => action === 'submit_documents' || action === 'reapply') ?? false,
    certificates: certificates?.items ?? null,
  };
};

/** A consent that was taken back between two questions leaves the page without that part. */
async function unlessStopped<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 403) return null;
    throw cause;
  }
}

const text = (form: FormData, name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);

export const actions: Actions = {
  nhan: async (event) => {
    const code = text(await event.request.formData(), 'don', 24);
    try {
      await assistantApi(event).accept(event.params.id, code);
    } catch (cause) {
      return refusedForm(cause, { at: 'don' });
    }
    redirect(303, `/giup/ho/${event.params.id}?xong=${encodeURIComponent(code)}#don`);
  },

  giay: async (event) => {
    const form = await event.request.formData();
    const code = text(form, 'giay', 60);
    const value = text(form, 'gia-tri', 300);
    if (!code || !value) error(400, { message: m.help_paper_empty() });
    try {
      await assistantApi(event).givePaper(event.params.id, code, value);
    } catch (cause) {
      return refusedForm(cause, { at: 'giay' });
    }
    redirect(303, `/giup/ho/${event.params.id}#giay`);
  },

  /** Back to the market, which had asked for papers. */
  nop: async (event) => {
    try {
      await assistantApi(event).submit(event.params.id);
    } catch (cause) {
      return refusedForm(cause, { at: 'giay' });
    }
    redirect(303, `/giup/ho/${event.params.id}#giay`);
  },
};
