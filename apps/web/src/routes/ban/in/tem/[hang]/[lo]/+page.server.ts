import { error } from '@sveltejs/kit';
import { toString } from 'qrcode';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

/** Labels on one sheet of A4. */
const ON_A_SHEET = 12;

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const { product, gtins, lots } = await orNotFound(sellerApi(event, seller?.id ?? '').codes(event.params.hang));
  const lot = lots.find(({ id }) => id === event.params.lo);
  const said = lot?.entries[0];
  if (!lot || !said) error(404, { message: m.error_missing_lead() });
  const gtin = gtins.find(({ state }) => state === 'verified');
  const path = gtin ? `/01/${gtin.gtin}/10/${encodeURIComponent(lot.lotCode)}` : `/t/${lot.traceCode}`;
  const svg = await toString(event.url.origin + path, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  return { product, lot, bestBefore: said.bestBefore, seller: seller?.name ?? '', svg, copies: Array.from({ length: ON_A_SHEET }, (_, at) => at) };
};
