import QRCode from 'qrcode';

/** Modules of white around the code that a scanner needs (ISO/IEC 18004). */
const QUIET_ZONE = 4;
const KEPT = 500;
const drawn = new Map<string, string>();

/** The QR code of a payload as an SVG document; the last few hundred stay drawn, since a waiting page asks again and again. */
export async function qrSvg(payload: string): Promise<string> {
  const known = drawn.get(payload);
  if (known !== undefined) return known;
  const svg = (await QRCode.toString(payload, { type: 'svg', margin: QUIET_ZONE, errorCorrectionLevel: 'M' })).trim();
  if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value as string);
  drawn.set(payload, svg);
  return svg;
}
