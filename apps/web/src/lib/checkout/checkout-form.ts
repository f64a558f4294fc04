export const METHODS = ['vietqr', 'vnpay', 'stripe', 'cod'] as const;
export type Method = (typeof METHODS)[number];

/** What VNPay's page opens with, by its own names; null: the buyer chooses there. */
export const VNPAY_WAYS = ['VNPAYQR', 'VNBANK', 'INTCARD'] as const;
export type VnpayWay = (typeof VNPAY_WAYS)[number];
export const vnpayWay = (sent: unknown): VnpayWay | null => VNPAY_WAYS.find((known) => known === sent) ?? null;

/** The checkout form as sent, before anything in it is believed. */
export type CheckoutForm = {
  key: string;
  name: string;
  phone: string;
  commune: string;
  communeCode: string;
  line: string;
  delivery: Record<string, string>;
  method: Method;
  way: VnpayWay | null;
  ageConfirmed: boolean;
  shownTotal: number | null;
};

export type FieldName = 'ten' | 'dien_thoai' | 'xa' | 'dia_chi' | 'tuoi' | 'tra';
export type FieldErrors = Partial<Record<FieldName, string>>;

const DELIVERY = 'giao.';
/** As many as a basket has lines. */
const MOST_PARCELS = 60;

/** Reads the form's Vietnamese field names; text is trimmed, bounded and stored NFC. */
export function readCheckoutForm(form: FormData): CheckoutForm {
  const text = (name: string, most: number) =>
    String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  const method = text('tra', 20);
  const shown = text('tong', 15);
  return {
    key: text('khoa', 64),
    name: text('ten', 80),
    phone: text('dien_thoai', 30),
    commune: text('xa', 160),
    communeCode: text('ma_xa', 5),
    line: text('dia_chi', 200),
    delivery: Object.fromEntries(
      [...form].filter(([name]) => name.startsWith(DELIVERY)).slice(0, MOST_PARCELS)
        .map(([name, value]) => [name.slice(DELIVERY.length).slice(0, 36), String(value).slice(0, 40)]),
    ),
    method: METHODS.find((known) => known === method) ?? 'vietqr',
    way: vnpayWay(form.get('vnpay')),
    ageConfirmed: form.get('tuoi') === '1',
    shownTotal: /^\d+$/.test(shown) ? Number(shown) : null,
  };
}

export const deliveryField = (sellerId: string): string => DELIVERY + sellerId;

export type PhoneProblem = { kind: 'empty' } | { kind: 'shape' } | { kind: 'length'; digits: number };

/** What is wrong with a Vietnamese phone number, or null: `0900 000 001`, `+84900000001` are right. */
export function phoneProblem(phone: string): PhoneProblem | null {
  if (!phone) return { kind: 'empty' };
  const digits = nationalDigits(phone);
  if (!/^\d+$/.test(digits)) return { kind: 'shape' };
  if (digits.length !== 10) return { kind: 'length', digits: digits.length };
  return digits.startsWith('0') ? null : { kind: 'shape' };
}

/** `0900 000 001` → `+84900000001`; the number must have no problem. */
export const internationalPhone = (phone: string): string => `+84${nationalDigits(phone).slice(1)}`;

const nationalDigits = (phone: string): string => {
  const plain = phone.replace(/[\s.\-()]/g, '');
  return plain.replace(/^(\+84|0084)0?/, '0').replace(/^84(?=\d{9}$)/, '0');
};
