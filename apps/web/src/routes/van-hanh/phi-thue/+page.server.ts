import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { rateBody, rateProblems, readRateForm } from '$lib/operator/rate-form';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [rates, sets] = await Promise.all([operatorApi(event).rates(), apiFor(event).productSets()]);
  return { rates, sets: sets.items, proposed: event.url.searchParams.get('vua') };
};

const WORDS = { kind: m.rate_kind_bad, percent: m.rate_percent_bad, bounds: m.rate_bounds_bad, method: m.rate_method_bad, borneBy: m.rate_borne_bad, validFrom: m.rate_from_bad, validTo: m.rate_to_bad };

async function propose(event: RequestEvent) {
  const form = readRateForm(await event.request.formData());
  const problems = rateProblems(form);
  if (problems.length) return fail(400, { form, problem: problems.map((problem) => WORDS[problem]()).join(' ') });
  try {
    await operatorApi(event).proposeRate(rateBody(form));
  } catch (cause) {
    return refusedForm(cause, { form });
  }
  redirect(303, '/van-hanh/phi-thue?vua=de-nghi');
}

/** What another operator proposed is confirmed, or a proposal is taken back. */
async function decide(event: RequestEvent) {
  const form = await event.request.formData();
  const deed = form.get('viec') === 'rut' ? 'withdrawals' : 'confirmations';
  try {
    await operatorApi(event).decideRate(String(form.get('muc') ?? '').slice(0, 60), deed);
  } catch (cause) {
    return refusedForm(cause, {});
  }
  redirect(303, `/van-hanh/phi-thue${deed === 'confirmations' ? '?vua=xac-nhan' : ''}`);
}

export const actions: Actions = { de_nghi: propose, quyet: decide };
