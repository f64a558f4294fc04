/** The form that announces a fee or a tax, as sent. */
export type RateForm = { kind: string; percent: string; productSets: string[]; sellerKind: string; channel: string; method: string; borneBy: string; status: string; floor: string; cap: string; validFrom: string; validTo: string; legalRef: string; note: string };
export type RateProblem = 'kind' | 'percent' | 'bounds' | 'method' | 'borneBy' | 'validFrom' | 'validTo';

export const RATE_KINDS = ['commission', 'gateway_fee', 'tax_vat', 'tax_pit'] as const;
export const CHANNELS = ['shop', 'stall'] as const;
export const RATE_METHODS = ['vietqr', 'vnpay', 'stripe', 'cod'] as const;
/** Nobody is chosen beforehand: a fee must not become the seller's by an oversight. */
export const BEARERS = ['seller', 'market'] as const;
const MOST_SETS = 26;

export function readRateForm(form: FormData): RateForm {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  return {
    kind: text('loai', 20),
    percent: text('phan_tram', 10),
    productSets: form.getAll('bo').slice(0, MOST_SETS).map((set) => String(set).slice(0, 10)).filter(Boolean),
    sellerKind: text('nguoi', 30),
    channel: text('kenh', 10),
    method: text('cach', 10),
    borneBy: text('chiu', 10),
    status: form.get('cho_xac_nhan') ? 'to_be_confirmed' : 'confirmed',
    floor: text('it_nhat', 20),
    cap: text('nhieu_nhat', 20),
    validFrom: text('tu', 10),
    validTo: text('den', 10),
    legalRef: text('can_cu', 200),
    note: text('ghi', 300),
  };
}

/** `1,5` or `1.5` → 150 hundredths of a percent; null for what is no percentage of two decimals. */
export function basisPoints(percent: string): number | null {
  const typed = percent.replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return null;
  const [whole = '0', part = ''] = typed.split('.');
  const points = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return points <= 10_000 ? points : null;
}

/** `2.000`, `2000 đ` → 2000; undefined where nothing was typed, null for what is no whole amount. */
export function typedAmount(text: string): number | null | undefined {
  if (text === '') return undefined;
  const bare = text.replace(/[\s\u00a0]|đ/gu, '');
  return /^\d{1,12}$|^\d{1,3}([.,]\d{3})+$/.test(bare) ? Number(bare.replace(/[.,]/g, '')) : null;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function rateProblems(form: RateForm): RateProblem[] {
  const found: RateProblem[] = [];
  if (!RATE_KINDS.some((kind) => kind === form.kind)) found.push('kind');
  if (basisPoints(form.percent) === null) found.push('percent');
  if (typedAmount(form.floor) === null || typedAmount(form.cap) === null) found.push('bounds');
  if (form.method && !RATE_METHODS.some((method) => method === form.method)) found.push('method');
  if (!BEARERS.some((bearer) => bearer === form.borneBy)) found.push('borneBy');
  if (!isDay(form.validFrom)) found.push('validFrom');
  if (form.validTo && !isDay(form.validTo)) found.push('validTo');
  return found;
}

export const rateBody = (form: RateForm): Record<string, unknown> => ({
  kind: form.kind,
  basisPoints: basisPoints(form.percent),
  borneBy: form.borneBy,
  status: form.status,
  validFrom: form.validFrom,
  ...(form.productSets.length > 0 && { productSets: form.productSets }),
  ...(form.sellerKind && { sellerKind: form.sellerKind }),
  ...(form.channel && { channel: form.channel }),
  ...(form.method && { method: form.method }),
  ...(form.floor && { floor: typedAmount(form.floor) }),
  ...(form.cap && { cap: typedAmount(form.cap) }),
  ...(form.validTo && { validTo: form.validTo }),
  ...(form.legalRef && { legalRef: form.legalRef }),
  ...(form.note && { note: form.note }),
});
