import { error } from '@sveltejs/kit';
import { toBuffer } from 'qrcode';
import { openAttempt } from '$lib/order/payment-state';
import { m } from '$lib/paraglide/messages';
import { readOrder } from '$lib/server/order-access';
import type { RequestHandler } from './$types';

/** The VietQR as a picture for the phone's album: banking apps read PNG, not SVG. */
export const GET: RequestHandler = async (event) => {
  const { group } = await readOrder(event, event.params.code);
  const payload = openAttempt(group, new Date())?.qr?.payload;
  if (!payload) error(404, { message: m.error_missing_lead() });
  const png = await toBuffer(payload, { width: 720, margin: 4, errorCorrectionLevel: 'M' });
  return new Response(new Uint8Array(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'private, no-store' },
  });
};
