import { count, dong, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Figure, Indicator, IndicatorRow } from '$lib/server/types';

/** How the amounts of a base are written. */
export const amountOf = (base: string) => (base === 'value' || base === 'amount' ? dong : count);

export const percentOf = (figure: Figure): string => (figure.rate === null ? m.no_data() : rate(figure.rate));

/** The large figure, what it is made of, and what is unknown. */
export function figureText(indicator: Indicator): { main: string; detail: string; unknown: string } {
  const write = amountOf(indicator.base);
  const unknown = indicator.unknown ? m.indicator_unknown({ unknown: write(indicator.unknown) }) : '';
  if (indicator.base === 'amount') return { main: dong(indicator.numerator), detail: indicator.measures?.orders === undefined ? '' : m.revenue_orders({ orders: count(indicator.measures.orders) }), unknown: '' };
  const detail = indicator.denominator ? m.of({ numerator: write(indicator.numerator), denominator: write(indicator.denominator) }) : '';
  return { main: percentOf(indicator), detail, unknown };
}

/** What is said beside the figure: who was guided, which is not who does it (nobody guides residents); which households did everything alone. */
export function besideText({ code, measures = {}, denominator }: Indicator): string {
  if (code === 'I7' && measures.surveys) return m.measure_surveys({ count: count(measures.surveys) });
  if (measures.guided !== undefined && denominator) return m.beside_guided({ guided: count(measures.guided), surveys: count(measures.surveys ?? 0) });
  return code === 'S1' && measures.households ? m.beside_alone({ alone: count(measures.alone ?? 0), households: count(measures.households) }) : '';
}

/** Where the figure comes from, in what it counts: money where its base is money. */
export function evidenceText({ base, evidence: { A, B, C } }: Pick<Indicator, 'base' | 'evidence'>): string {
  const write = amountOf(base);
  return m.evidence_mix({ a: write(A), b: write(B), c: write(C) });
}

const PARTINGS: Record<string, () => string> = {
  commune: m.by_commune,
  stars: m.by_stars,
  set: m.by_set,
  kind: m.by_kind,
  floor: m.by_floor,
  producer: m.by_producer,
  tender: m.by_tender,
  buyerProvince: m.by_buyer_province,
  channel: m.by_channel,
  place: m.by_place,
  task: m.by_task,
  village: m.by_village,
  household: m.by_household,
  claimKind: m.by_claim_kind,
  sex: m.by_sex,
  ethnicity: m.by_ethnicity,
};

export const partingName = (by: string): string => PARTINGS[by]?.() ?? by;

export const partName = (by: string, row: IndicatorRow): string => (by === 'stars' ? m.stars_count({ stars: row.key }) : row.areaName);

const PARTS: Record<string, () => string> = { numerator: m.part_numerator, rest: m.part_rest, unknown: m.part_unknown };

/** Of what is listed, the parts in its own words. */
const LISTED_PARTS: Record<string, () => string> = { numerator: m.listing_on, rest: m.listing_off, unknown: m.part_unknown };
const LISTED: readonly string[] = ['I1', 'I1x'];

/** A part of the units of an indicator as a filter; null is all of the denominator. */
export const partWords = (code: string, part: string | null): string => (part ? (LISTED.includes(code) ? LISTED_PARTS : PARTS)[part]?.() : undefined) ?? m.part_all();

/** How many rows a filter leaves, where a row is one of what is counted. */
export function partCount({ base, numerator, denominator, unknown }: Pick<Indicator, 'base' | 'numerator' | 'denominator' | 'unknown'>, part: string | null): string {
  if (base !== 'products') return '';
  const found: Record<string, number> = { numerator, rest: denominator - numerator - unknown, unknown };
  return count(part ? (found[part] ?? 0) : denominator);
}
