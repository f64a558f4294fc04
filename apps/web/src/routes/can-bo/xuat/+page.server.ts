import { redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { refusedForm } from '$lib/server/form-refusal';
import { reportApi } from '$lib/server/report-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next } = await reportApi(event).exports(event.url.searchParams.get('sau'));
  return { files: items, waiting: items.some(({ state }) => state === 'waiting' || state === 'running'), more: nextPage(event.url, next) };
};

const FIELDS = { loai: 'subject', kieu: 'format', ma: 'code', vung: 'area', 'tinh-den': 'asOf', ky: 'period', san: 'floor', 'biet-den': 'knownAt', phan: 'part', chia: 'by', nhom: 'key', khung: 'frame', bao_cao: 'reportId' } as const;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').slice(0, 200);
    const asked = Object.fromEntries(Object.entries(FIELDS).flatMap(([field, name]) => (text(field) ? [[name, text(field)]] : [])));
    const version = /^\d{1,6}$/.test(text('ban')) ? { version: Number(text('ban')) } : {};
    try {
      await reportApi(event).askExport({ ...asked, ...version });
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, '/can-bo/xuat');
  },
};
