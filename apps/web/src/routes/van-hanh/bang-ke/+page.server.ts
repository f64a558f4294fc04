import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import type { TakenStatement } from '$lib/server/money-types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next, parties } = await moneyApi(event).remittances(event.url.searchParams.get('sau'));
  return { statements: items, parties, more: nextPage(event.url, next) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const file = form.get('tep');
    const party = formText(form, 'cua', 40);
    if (!(file instanceof File) || file.size === 0) return fail(400, { party, problem: m.bill_no_file() });
    const dryRun = form.get('lam') !== 'nhan';
    let taken: TakenStatement;
    try {
      taken = await moneyApi(event).takeStatement(file, party, dryRun);
    } catch (cause) {
      return refusedForm(cause, { party });
    }
    if (taken.id !== null && !dryRun) redirect(303, `/van-hanh/bang-ke/${taken.id}`);
    return { party, taken };
  },
};
