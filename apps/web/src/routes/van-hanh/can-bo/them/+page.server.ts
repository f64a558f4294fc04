import { fail, redirect } from '@sveltejs/kit';
import { internationalPhone } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { officerGrantApi } from '$lib/server/officer-grant-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const province = event.url.searchParams.get('tinh') ?? '';
  const [provinces, communes] = await Promise.all([apiFor(event).provinces(), province ? orNotFound(apiFor(event).communes(province)) : { items: [] }]);
  return { province, provinces: provinces.items, communes: communes.items };
};

const readForm = (form: FormData) => ({
  phone: formText(form, 'dien_thoai', 30), name: formText(form, 'ten', 120), role: formText(form, 'vai_tro', 10), document: formText(form, 'van_ban', 200), from: formText(form, 'tu', 10), until: formText(form, 'den', 10),
  communes: form.getAll('xa').map(String).slice(0, 500),
});
type Form = ReturnType<typeof readForm>;

const errorsOf = ({ phone, name, role, document, communes }: Form): Partial<Record<string, string>> => ({
  ten: name ? undefined : m.post_no_name(), dien_thoai: phoneText(phone) ?? undefined, vai_tro: role ? undefined : m.post_no_role(), van_ban: document ? undefined : m.post_no_document(),
  xa: role === 'commune' && communes.length === 0 ? m.post_no_communes() : undefined,
});

/** Whoever answers for a province, or looks without a choice of communes, has all of it. */
const areasOf = ({ role, communes }: Form, province: string): string[] => (role === 'commune' || (role === 'reader' && communes.length > 0) ? communes : [province]);

export const actions: Actions = {
  default: async (event) => {
    const form = readForm(await event.request.formData());
    const province = event.url.searchParams.get('tinh') ?? '';
    const errors = errorsOf(form);
    if (Object.values(errors).some(Boolean)) return fail(400, { form, errors, problem: '' });
    const { phone, name, role, document, from, until } = form;
    try {
      await officerGrantApi(event).grant({ phoneNumber: internationalPhone(phone), name, role, areas: areasOf(form, province), document, ...(from && { from }), ...(until && { until }) });
    } catch (cause) {
      return refusedForm(cause, { form, errors });
    }
    redirect(303, `/van-hanh/can-bo?vua=${encodeURIComponent(name)}`);
  },
};
