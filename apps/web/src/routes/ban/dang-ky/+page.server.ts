import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { readApplication, type Application } from '$lib/seller/application-form';
import { apiFor } from '$lib/server/api';
import { findCommune, type FoundCommune } from '$lib/server/commune';
import { chooseSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { applyAsSeller } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ id: crypto.randomUUID() });

export const actions: Actions = {
  default: async (event) => {
    const values = readApplication(await event.request.formData());
    const found = await findCommune(apiFor(event), values.commune, values.communeCode);
    const errors = errorsOf(values, found);
    const candidates = found.kind === 'many' ? found.candidates : [];
    if (found.kind !== 'one' || Object.keys(errors).length) return fail(400, { values, errors, candidates, problem: '' });
    const { id, kind, name, line, addressAs } = values;
    const answer = await orRefused(() => applyAsSeller(event, { id, kind, name, communeCode: found.code, addressLine: line, addressAs }));
    if ('data' in answer) return fail(answer.status, { values, errors, candidates, problem: answer.data.problem });
    chooseSeller(event, answer.id);
    redirect(303, '/ban/gian-hang?moi=1');
  },
};

function errorsOf(values: Application, found: FoundCommune): Record<string, string> {
  return {
    ...(values.kind ? {} : { loai: m.ban_reg_error_kind() }),
    ...(values.name.length < 2 ? { ten: m.ban_reg_error_name() } : {}),
    ...(found.kind === 'none' ? { xa: m.ban_reg_error_commune() } : {}),
    ...(found.kind === 'many' ? { xa: m.ban_reg_error_many() } : {}),
    ...(values.line ? {} : { dia_chi: m.ban_reg_error_line() }),
  };
}
