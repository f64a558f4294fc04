import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { operator } from '$lib/server/operator';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

const FIRST_YEAR = 2025;

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const asked = event.url.searchParams.get('nam') ?? '';
  const certificate = await quietly(sellerApi(event, seller?.id ?? '').taxCertificate(/^20\d{2}$/.test(asked) ? asked : undefined));
  if (!certificate) error(403, { message: m.ban_owner_only() });
  const before = Number(certificate.year) - 1;
  return { certificate, place: profile?.communeName, withholder: operator(), before: before >= FIRST_YEAR ? String(before) : null };
};
