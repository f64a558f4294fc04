import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

const asked = (text: string | null) => (text && /^20\d{2}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined);

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { book: await moneyApi(event).trialBalance(asked(event.url.searchParams.get('ngay'))) };
};
