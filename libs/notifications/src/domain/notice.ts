import type { PayloadOf } from '@cho-phien/contracts';
import { addDays, formatDong, message, vietnamDay } from '@cho-phien/kernel';
import type { ErrorParams, Language, VietnamDay } from '@cho-phien/kernel';

export type ClaimNews = PayloadOf<'ordering.claim_moved'>['state'];

/** What may be told to a phone, with what each notice is made of. Amounts are whole đồng, times ISO 8601. */
export type Notice =
  | { template: 'otp'; data: { code: string; expiresAt: string; minutes: number } }
  /** A code that agrees to something; the summary says to what, and is read out. */
  | { template: 'code'; data: { code: string; purpose: string; summary: string; expiresAt: string; minutes: number } }
  | { template: 'invitation'; data: { name: string; url: string; expiresAt: string } }
  | { template: 'order_ready'; data: { orderCode: string; groupCode: string; total: number; method: string } }
  | { template: 'order_cancelled'; data: { orderCode: string } }
  | { template: 'order_unanswered'; data: { orderCode: string; sellerId: string; sellerName: string; total: number; acceptBy: string; level: 'assistant' | 'cooperative' } }
  | { template: 'payment_received'; data: { groupCode: string; amount: number } }
  | { template: 'payment_called_off'; data: { groupCode: string; amount: number } }
  | { template: 'refund_requested'; data: { groupCode: string; amount: number } }
  | { template: 'refund_completed'; data: { groupCode: string; amount: number } }
  | { template: 'claim_moved'; data: { orderCode: string; groupCode: string; to: ClaimNews; reader: 'buyer' | 'seller' } }
  | { template: 'payout_settled'; data: { sellerId: string; amount: number; accountEnd: string } }
  | { template: 'payout_returned'; data: { sellerId: string; amount: number; accountEnd: string; reason: string } }
  | { template: 'rate_announced'; data: PayloadOf<'settlement.rate_announced'> }
  | { template: 'seller_moved'; data: { sellerId: string; name: string; to: string; reason: string } }
  | { template: 'money_route'; data: { sellerId: string; name: string; route: 'collected' | 'direct'; fromDay: string } }
  | { template: 'listing_decided'; data: { productId: string; name: string; decision: 'approve' | 'ask_changes' | 'decline'; reason: string } }
  | { template: 'certificate_ending'; data: { number: string; name: string; stars: number; expiresOn: string; days: 180 | 90 | 30 } }
  | { template: 'star_claim'; data: { productId: string; name: string; reason: string } }
  | { template: 'consent_given'; data: { sellerId: string; sellerName: string; until: string } }
  | { template: 'consent_ended'; data: { sellerId: string; sellerName: string } };

export type Template = Notice['template'];

/** Days before the end by which a file for re-assessment is due (QĐ 26/2026/QĐ-TTg, Art. 7). */
const LODGED_BEFORE = 120;

const paramsOf = ({ template, data }: Notice, language: Language): ErrorParams => {
  switch (template) {
    case 'order_ready': return { ...data, total: formatDong(data.total), payment: message(data.method === 'cod' ? 'notice.pay_at_door' : 'notice.paid', language) };
    case 'order_unanswered': return { ...data, total: formatDong(data.total) };
    case 'payment_received':
    case 'payment_called_off':
    case 'payout_settled':
    case 'payout_returned':
    case 'refund_completed':
    case 'refund_requested': return { ...data, amount: formatDong(data.amount) };
    case 'consent_given': return { ...data, until: dayOf(data.until) };
    case 'certificate_ending': return { ...data, until: writtenDay(data.expiresOn), lodgeBy: writtenDay(addDays(data.expiresOn, -LODGED_BEFORE)) };
    case 'money_route': return { ...data, from: writtenDay(data.fromDay) };
    case 'rate_announced': return { from: writtenDay(data.validFrom), rate: percentOf(data.basisPoints, language), name: message(`notice.rate.${data.kind}`, language) };
    case 'invitation': return { ...data, until: dayOf(data.expiresAt) };
    default: return { ...data };
  }
};

/** Sentences that depend on what became of the thing. */
const codeOf = ({ template, data }: Notice): string => {
  if (template === 'claim_moved') return `notice.claim_moved.${data.reader}.${data.to}`;
  if (template === 'seller_moved') return `notice.seller_moved.${data.to}`;
  if (template === 'money_route') return `notice.money_route.${data.route}`;
  if (template === 'certificate_ending') return `notice.certificate_ending.${data.days}`;
  return template === 'listing_decided' ? `notice.listing_decided.${data.decision}` : `notice.${template}`;
};

/** The text of a notice in the reader's language; a reason, where one was given, stands at its end. */
export function textOf(notice: Notice, language: Language): string {
  const sentence = message(codeOf(notice), language, paramsOf(notice, language));
  if (notice.template === 'rate_announced') return [sentence, ...ofRate(notice.data).map((code) => message(code, language)), message('notice.rate_where', language)].join(' ');
  const reason = 'reason' in notice.data ? notice.data.reason.trim() : '';
  return reason === '' ? sentence : `${sentence} ${message('notice.reason', language, { reason: reason.replace(/[.!?]*$/, '') })}`;
}

/** What else has to be said of a rate. */
const ofRate = ({ narrow, borneBy, toBeConfirmed }: PayloadOf<'settlement.rate_announced'>): string[] =>
  [...(narrow ? ['notice.rate_narrow'] : []), ...(borneBy === 'market' ? ['notice.rate_by_market'] : []), ...(toBeConfirmed ? ['notice.rate_to_be_confirmed'] : [])];

/** `5,5 %` */
const percentOf = (basisPoints: number, language: Language): string => `${String(basisPoints / 100).replace('.', language === 'vi' ? ',' : '.')}\u00a0%`;

const writtenDay = (day: VietnamDay): string => day.split('-').reverse().join('/');

/** `31/12/2026`, as people write it here. */
const dayOf = (instant: string): string => writtenDay(vietnamDay(new Date(instant)));
