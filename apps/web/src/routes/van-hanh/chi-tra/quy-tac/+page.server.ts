import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readRuleForm, ruleBody } from '$lib/operator/payout-rule-form';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/van-hanh/chi-tra/quy-tac';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const tomorrow = new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10);
  return { rules: await operatorApi(event).payoutRules(), tomorrow, done: event.url.searchParams.get('vua') };
};

async function propose(event: RequestEvent) {
  const form = readRuleForm(await event.request.formData());
  const body = ruleBody(form);
  if (body === null) return fail(400, { form, problem: m.payout_rule_bad() });
  try {
    await operatorApi(event).proposePayoutRule(body);
  } catch (cause) {
    return refusedForm(cause, { form });
  }
  redirect(303, `${HERE}?vua=de-nghi`);
}

/** What another operator proposed is confirmed, or a proposal is taken back. */
async function decide(event: RequestEvent) {
  const form = await event.request.formData();
  const deed = form.get('viec') === 'rut' ? 'withdrawals' : 'confirmations';
  try {
    await operatorApi(event).decidePayoutRule(String(form.get('muc') ?? '').slice(0, 60), deed);
  } catch (cause) {
    return refusedForm(cause, {});
  }
  redirect(303, deed === 'confirmations' ? `${HERE}?vua=xac-nhan` : HERE);
}

export const actions: Actions = { de_nghi: propose, quyet: decide };
