import { redirect } from '@sveltejs/kit';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { indicatorChoices } from '$lib/server/indicator-choices';
import { officerAreas } from '$lib/server/officer-places';
import { reportApi } from '$lib/server/report-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [{ items }, indicators, places] = await Promise.all([reportApi(event).schedules(), indicatorChoices(event), officerAreas(event)]);
  return { schedules: items, indicators, places };
};

export const actions: Actions = {
  dat: async (event) => {
    const form = await event.request.formData();
    const area = formText(form, 'vung', 40);
    const body = { ...(area && { area }), indicators: form.getAll('chi_so').map(String), frame: form.get('khung') === 'district' ? 'district' : 'commune', every: formText(form, 'moi', 10), dayOfMonth: Number(formText(form, 'ngay', 2)) };
    try {
      await reportApi(event).startSchedule(body);
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, '/can-bo/bao-cao/lich');
  },
  thoi: async (event) => {
    try {
      await reportApi(event).endSchedule(formText(await event.request.formData(), 'lich', 60));
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, '/can-bo/bao-cao/lich');
  },
};
