import { fail } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { m } from '$lib/paraglide/messages';
import { priceEdits, priceRows } from '$lib/seller/price-rows';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  if (!seller) return { items: [], more: null };
  const { items, next } = await sellerApi(event, seller.id).products({ limit: 30, after: event.url.searchParams.get('sau') });
  return { items, more: nextPage(event.url, next) };
};

type Outcome = { problem: string; errors: Record<string, string>; typed: Record<string, string>; saved: number };

export const actions: Actions = {
  default: async (event) => {
    const rows = priceRows(await event.request.formData());
    const typed = Object.fromEntries(rows.map((row) => [row.id, row.typed]));
    const { edits, unread } = priceEdits(rows);
    const outcome: Outcome = { problem: '', errors: Object.fromEntries(unread.map((id) => [id, m.ban_prices_wrong()])), typed, saved: 0 };
    if (unread.length > 0) return fail(400, outcome);
    const seller = await requireSeller(event);
    if (edits.length === 0) return outcome;
    const api = sellerApi(event, seller.id);
    const answer = await orRefused(() => api.changeProducts(edits));
    if ('data' in answer) return fail(answer.status, { ...outcome, problem: answer.data.problem });
    for (const { id, outcome: came, message } of answer.items) {
      const refused = came === 'refused' ? (message ?? m.ban_prices_wrong()) : await notSent(() => api.publish(id));
      if (refused === null) outcome.saved++;
      else outcome.errors[id] = refused;
    }
    return { ...outcome, typed: Object.fromEntries(Object.keys(outcome.errors).map((id) => [id, typed[id] ?? ''])) };
  },
};

/** Why goods with a new price were not handed in for review; null when they were. */
async function notSent(publish: () => Promise<unknown>): Promise<string | null> {
  const answer = await orRefused(async () => ({ sent: await publish() }));
  return 'data' in answer ? m.ban_prices_kept({ why: answer.data.problem }) : null;
}
