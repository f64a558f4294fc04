import { error } from '@sveltejs/kit';
import { toString } from 'qrcode';
import { m } from '$lib/paraglide/messages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { profile } = await event.parent();
  if (!profile) error(403, { message: m.ban_role_not_enough() });
  const address = `${event.url.origin}/nguoi-ban/${profile.slug}`;
  const svg = await toString(address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  return { shop: profile, address, svg };
};
