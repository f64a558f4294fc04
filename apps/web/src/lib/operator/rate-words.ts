import { producerKind } from '$lib/i18n/producer-kinds';
import { day, dong, rate as percent } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Rate, RateKind } from '$lib/server/operator-types';
import type { Fee } from '$lib/server/fee-types';

const KINDS: Record<RateKind, () => string> = { commission: m.rate_commission, gateway_fee: m.rate_gateway, tax_vat: m.rate_vat, tax_pit: m.rate_pit };
export const rateKindName = (kind: RateKind): string => KINDS[kind]();

const CHANNELS = { shop: m.rate_channel_shop, stall: m.rate_channel_stall } as const;
export const channelName = (channel: 'shop' | 'stall'): string => CHANNELS[channel]();

const METHODS: Record<string, () => string> = { vietqr: m.method_vietqr, stripe: m.method_card, cod: m.method_cod };
export const methodName = (method: string): string => METHODS[method]?.() ?? method.toUpperCase();

export const bearerName = (bearer: 'market' | 'seller'): string => (bearer === 'market' ? m.rate_by_market() : m.rate_by_seller());

const STATES = { proposed: m.rate_proposed, withdrawn: m.rate_withdrawn, past: m.rate_past, in_force: m.rate_in_force, coming: m.rate_coming } as const;

/** For whom and what a rate holds; nothing named is everybody and everything. `names`: of product sets by their codes. */
export function rateScope(rate: Fee, names: Readonly<Record<string, string>> = {}): string {
  const parts = [
    rate.productSets?.map((set) => names[set] ?? set).join(', '),
    rate.sellerKind && producerKind(rate.sellerKind),
    rate.channel && channelName(rate.channel),
    rate.method && methodName(rate.method),
  ].filter(Boolean);
  return parts.length ? parts.join(' · ') : m.rate_all();
}

/** The percentage with its floor and cap for each order. */
export const rateBounds = ({ rate, floor, cap }: Fee): string => [percent(rate), floor !== null && m.rate_at_least({ amount: dong(floor) }), cap !== null && m.rate_at_most({ amount: dong(cap) })].filter(Boolean).join(', ');

const rateDays = ({ validFrom, validTo }: Fee): string => (validTo ? m.rate_from_to({ from: day(validFrom), to: day(validTo) }) : m.rate_from({ from: day(validFrom) }));

/** What both lists say of a rate first: as `feeCells` and `rateCells` begin. */
export const rateColumns = () => [
  { key: 'name', label: m.rate_kind() },
  { key: 'rate', label: m.rate_percent(), numeric: true },
  { key: 'scope', label: m.rate_scope() },
  { key: 'borne', label: m.rate_borne() },
  { key: 'when', label: m.rate_when() },
];

/** A row of the public list. */
export const feeCells = (fee: Fee, names: Readonly<Record<string, string>>): string[] => [
  fee.name, rateBounds(fee), rateScope(fee, names), bearerName(fee.borneBy), rateDays(fee),
  [fee.legalRef, fee.status === 'to_be_confirmed' && m.fees_unconfirmed()].filter(Boolean).join(' · ') || '–',
];

export const rateCells = (rate: Rate): string[] => [
  rate.name,
  rateBounds(rate),
  rateScope(rate),
  bearerName(rate.borneBy),
  rateDays(rate),
  STATES[rate.state]() + (rate.status === 'to_be_confirmed' ? ` · ${m.rate_unconfirmed()}` : ''),
  rate.legalRef ?? '',
];

/** Rates of taxes that held at some time of a period (`YYYY` or `YYYY-MM`) and that no accountant has confirmed. */
export const unconfirmedTaxes = (rates: readonly Rate[], period: string): Rate[] =>
  rates.filter(({ kind, status, state, validFrom, validTo }) =>
    kind.startsWith('tax_') && status === 'to_be_confirmed' && state !== 'proposed' && state !== 'withdrawn'
    && validFrom.slice(0, period.length) <= period && (validTo === null || validTo.slice(0, period.length) >= period));
