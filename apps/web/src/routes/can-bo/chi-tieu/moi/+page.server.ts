import { fail, redirect } from '@sveltejs/kit';
import { plannedPeriods, vietnamDay } from '$lib/officer/periods';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { officerAreas } from '$lib/server/officer-places';
import { reportApi } from '$lib/server/report-api';
import { readTargetForm } from '$lib/server/target-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [places, { missing, items }] = await Promise.all([officerAreas(event), reportApi(event).targets({})]);
  const codes = [...missing, ...items.map(({ code, title }) => ({ code, title }))].sort((one, other) => one.code.localeCompare(other.code));
  const now = new Date();
  return {
    places, periods: plannedPeriods(now), area: event.url.searchParams.get('vung'), year: vietnamDay(now).slice(0, 4),
    codes: codes.filter(({ code }, at) => codes.findIndex((each) => each.code === code) === at),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const [area, code, period] = [formText(sent, 'vung', 40), formText(sent, 'ma', 20), formText(sent, 'ky', 10)];
    const { form, errors, planned } = readTargetForm(sent);
    if (!period) errors.ky = m.target_empty();
    const kept = { form: { ...form, area, code, period }, errors };
    if (Object.keys(errors).length) return fail(400, { ...kept, problem: '' });
    try {
      await reportApi(event).enterTarget({ ...(area && { area }), code, period, ...planned });
    } catch (cause) {
      return refusedForm(cause, kept);
    }
    redirect(303, `/can-bo/chi-tieu?${new URLSearchParams({ vung: area, nam: period.slice(0, 4) })}`);
  },
};
