import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where a typed code leads; an order's code leads to its purchase. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const typed = event.url.searchParams.get('ma')?.toUpperCase().replace(/[^0-9A-Z-]/g, '') ?? '';
  const code = typed.split('-')[0];
  if (code) redirect(303, `/van-hanh/don/${code}`);
};
