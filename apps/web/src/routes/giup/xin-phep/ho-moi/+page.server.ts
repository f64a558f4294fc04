import { fail, redirect } from '@sveltejs/kit';
import { contactOf, householdErrors, readHouseholdForm } from '$lib/help/household-form';
import { apiFor } from '$lib/server/api';
import { assistantApi } from '$lib/server/assistant-api';
import { findCommune } from '$lib/server/commune';
import { refusedForm } from '$lib/server/form-refusal';
import type { AreaHit } from '$lib/server/types';
import { m } from '$lib/paraglide/messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { id: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = readHouseholdForm(await event.request.formData());
    const errors = householdErrors(form);
    const found = await findCommune(apiFor(event), form.commune, form.communeCode);
    const candidates: AreaHit[] = found.kind === 'many' ? found.candidates : [];
    if (found.kind === 'many') errors.xa = m.error_commune_many({ count: candidates.length });
    if (found.kind === 'none') errors.xa = form.commune ? m.error_commune_none() : m.error_commune_empty();
    if (found.kind !== 'one' || Object.values(errors).some(Boolean)) return fail(400, { form, errors, candidates, problem: '' });
    const { id, kind, name, line: addressLine, addressAs } = form;
    let consentId: string;
    try {
      const { consent } = await assistantApi(event).apply({ id, kind, name, addressLine, communeCode: found.code, ...contactOf(form), ...(addressAs && { addressAs }) });
      consentId = consent.id;
    } catch (cause) {
      return refusedForm(cause, { form, errors, candidates });
    }
    redirect(303, `/giup/xin-phep/${consentId}`);
  },
};
