import { TlvError, crc16, parseTlv } from './emv-tlv.js';

/** Why a text is no VietQR transfer at all; the names double as message keys. */
export type QrFault =
  | 'no_crc' | 'wrong_crc' | 'broken' | 'format' | 'no_account' | 'bin' | 'account' | 'service'
  | 'currency' | 'country' | 'amount';

export interface VietQrTransfer {
  readonly kind: 'transfer';
  readonly init: 'static' | 'dynamic';
  readonly service: 'QRIBFTTA' | 'QRIBFTTC';
  readonly bin: string;
  /** An account, or a card for QRIBFTTC. */
  readonly account: string;
  /** Whole đồng; null when the payer chooses. */
  readonly amount: number | null;
  /** The transfer memo (62/08). */
  readonly purpose: string | null;
  /** Tag 62 as it came. */
  readonly additional: Readonly<Record<string, string>> | null;
}

export type VietQr =
  | VietQrTransfer
  /** A sound EMVCo code of a scheme that is paid in another way than by transfer. */
  | { readonly kind: 'other_scheme'; readonly scheme: string }
  | { readonly kind: 'invalid'; readonly fault: QrFault; readonly detail: string };

class QrError extends Error {
  constructor(readonly fault: QrFault, detail = '') {
    super(detail);
  }
}

const NAPAS_AID = 'A000000727';
const SCHEMES: Readonly<Record<string, string>> = { A000000775: 'VNPAY-QR' };
// NAPAS services that pay a shop or a cash machine rather than an account.
const OTHER_SERVICES = new Set(['QRPUSH', 'QRCASH', 'QRADVERTISE']);

/** Reads a QR text as a banking app does: checksum first, then structure, then the rules of a transfer. */
export function decodeVietQr(text: string): VietQr {
  const payload = text.trim();
  try {
    checkCrc(payload);
    return classify(parseTlv(payload));
  } catch (error) {
    if (error instanceof QrError) return { kind: 'invalid', fault: error.fault, detail: error.message };
    if (error instanceof TlvError) return { kind: 'invalid', fault: 'broken', detail: error.message };
    throw error;
  }
}

function checkCrc(payload: string): void {
  const match = /^(.*6304)([0-9A-Fa-f]{4})$/s.exec(payload);
  if (!match?.[1] || !match[2]) throw new QrError('no_crc');
  const expected = crc16(match[1]);
  // Some generators write the checksum in lower case.
  if (match[2].toUpperCase() !== expected) throw new QrError('wrong_crc', `${match[2]} ≠ ${expected}`);
}

function classify(fields: ReadonlyMap<string, string>): VietQr {
  const tags = [...fields.keys()];
  if (tags[0] !== '00' || fields.get('00') !== '01') throw new QrError('format', '00');
  if (tags.at(-1) !== '63') throw new QrError('no_crc', '63');
  const init = fields.get('01') ?? '11';
  if (init !== '11' && init !== '12') throw new QrError('format', `01=${init}`);
  const napas = fields.get('38');
  if (napas === undefined || parseTlv(napas).get('00') !== NAPAS_AID) return otherScheme(fields);
  const template = parseTlv(napas);
  const service = template.get('02') ?? '';
  if (OTHER_SERVICES.has(service)) return { kind: 'other_scheme', scheme: `NAPAS ${service}` };
  return transfer(fields, template, service, init === '12' ? 'dynamic' : 'static');
}

/** Merchant accounts live in tags 02 to 51; templates from 26 on name their scheme in sub-tag 00. */
function otherScheme(fields: ReadonlyMap<string, string>): VietQr {
  const account = [...fields].find(([tag]) => tag >= '02' && tag <= '51');
  if (!account) throw new QrError('no_account');
  const [tag, value] = account;
  const aid = tag >= '26' ? parseTlv(value).get('00') ?? '' : '';
  return { kind: 'other_scheme', scheme: SCHEMES[aid] ?? `${tag}${aid ? `/${aid}` : ''}` };
}

function transfer(
  fields: ReadonlyMap<string, string>,
  template: ReadonlyMap<string, string>,
  service: string,
  init: 'static' | 'dynamic',
): VietQrTransfer {
  if (service !== 'QRIBFTTA' && service !== 'QRIBFTTC') throw new QrError('service', service);
  const beneficiary = parseTlv(template.get('01') ?? '');
  const bin = beneficiary.get('00') ?? '';
  const account = beneficiary.get('01') ?? '';
  if (!/^\d{6}$/.test(bin)) throw new QrError('bin', bin);
  const accountForm = service === 'QRIBFTTC' ? /^\d{16,19}$/ : /^[A-Za-z0-9]{1,19}$/;
  if (!accountForm.test(account)) throw new QrError('account', account);
  if (fields.get('53') !== '704') throw new QrError('currency', fields.get('53'));
  if (fields.get('58') !== 'VN') throw new QrError('country', fields.get('58'));
  const additional = fields.has('62') ? Object.fromEntries(parseTlv(fields.get('62') ?? '')) : null;
  return {
    kind: 'transfer', init, service, bin, account, additional,
    amount: readAmount(fields.get('54')),
    purpose: additional?.['08'] ?? null,
  };
}

function readAmount(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,12}$/.test(text)) throw new QrError('amount', text);
  return Number(text);
}
