import { fail, redirect } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { householdErrors, readHouseholdForm } from '$lib/help/household-form';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { findCommune } from '$lib/server/commune';
import { refusedForm } from '$lib/server/form-refusal';
import { operatorApi } from '$lib/server/operator-api';
import type { AreaHit } from '$lib/server/types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { sent: event.url.searchParams.get('vua') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = readHouseholdForm(await event.request.formData());
    const { dia_chi: _line, ...errors } = householdErrors(form);
    const found = await findCommune(apiFor(event), form.commune, form.communeCode);
    const candidates: AreaHit[] = found.kind === 'many' ? found.candidates : [];
    if (found.kind === 'many') errors.xa = m.error_commune_many({ count: candidates.length });
    if (found.kind === 'none') errors.xa = form.commune ? m.error_commune_none() : m.error_commune_empty();
    if (found.kind !== 'one' || Object.values(errors).some(Boolean)) return fail(400, { form, errors, candidates, problem: '' });
    const { phone, kind, name } = form;
    try {
      await operatorApi(event).invite({ phone: internationalPhone(phone), kind, name, communeCode: found.code });
    } catch (cause) {
      return refusedForm(cause, { form, errors, candidates });
    }
    redirect(303, `/van-hanh/moi-ban?vua=${encodeURIComponent(name)}`);
  },
};
