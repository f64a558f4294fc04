import { fail } from '@sveltejs/kit';
import { NOTICE_CHANNELS, withFirst, type NoticeWishes } from '$lib/seller/notice-wishes';
import { json } from '$lib/server/api';
import { orRefused } from '$lib/server/refused-form';
import type { Actions, PageServerLoad } from './$types';

const PATH = '/api/me/notices';

export const load: PageServerLoad = async (event) => {
  const wishes = await json<NoticeWishes>(event, PATH);
  const first = wishes.order[0] ?? NOTICE_CHANNELS.find((channel) => wishes.open.includes(channel)) ?? 'sms';
  return { wishes, first };
};

export const actions: Actions = {
  luu: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('thu') ?? '').trim().slice(0, 254) || null;
    const { order } = await json<NoticeWishes>(event, PATH);
    const body = { order: withFirst(String(form.get('kenh') ?? ''), order), email };
    const answer = await orRefused(() => json<NoticeWishes>(event, PATH, { method: 'PUT', body }));
    return 'data' in answer ? fail(answer.status, answer.data) : { saved: true };
  },
  quen: async (event) => {
    const { order, email } = await json<NoticeWishes>(event, PATH);
    await json<NoticeWishes>(event, PATH, { method: 'PUT', body: { order, email, webPush: false } });
    return { saved: true };
  },
};
