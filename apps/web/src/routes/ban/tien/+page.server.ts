import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const asked = event.url.searchParams.get('thang');
  const month = asked && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : undefined;
  const [balance, statement, stall, payouts, direct, back, fees] = await Promise.all([quietly(api.balance()), quietly(api.statement(month)), quietly(api.stallSales()), quietly(api.payouts()), quietly(api.directPayments()), quietly(api.directRefunds()), quietly(apiFor(event).fees())]);
  if (!balance || !statement || !payouts) error(403, { message: m.ban_owner_only() });
  const changes = fees?.items.filter(({ state, sellerKind }) => state === 'coming' && (sellerKind ?? profile?.kind) === profile?.kind) ?? [];
  const taxed = fees?.items.some(({ name, sellerKind, legalRef }) => name !== '' && legalRef !== null && sellerKind === profile?.kind) ?? false;
  return { changes, taxed, balance, statement, payouts, stall: stall?.day ?? null, direct: (direct?.items.length ?? 0) + (back?.items.filter(({ status }) => status === 'open').length ?? 0), sheet: `/api/seller/${seller?.id}/statements/export.csv?month=${statement.month}` };
};
