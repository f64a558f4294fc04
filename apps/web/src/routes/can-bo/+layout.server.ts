import { error, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { signedIn } from '$lib/server/sign-in';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const me = await signedIn(event);
  if (!me) redirect(303, `/dang-nhap?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
  if (!me.officerAreas.length) error(403, { message: m.officer_only() });
  return { me };
};
