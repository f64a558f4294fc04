import type { OwnVariant } from './types';

/** A pack size as the form of goods has it; price is whole đồng, contents are grams and millilitres. */
export type Pack = {
  /** Made by the page for a new one, so that sending twice makes it once. */
  id: string;
  /** Absent: the same as the unit. */
  name?: string;
  unit: string;
  price?: number;
  netWeightGrams?: number | null;
  netVolumeMl?: number | null;
  deliveryWeightGrams?: number | null;
  /** Of a new one; that of the others is counted elsewhere. */
  onHand?: number;
};

/** `taken`: it goes when the form is sent. `isNew`: the market has never seen it. */
export type PackRow = { pack: Pack; taken: boolean; isNew: boolean };

export const MOST_PACKS = 20;

/** A name that only says the unit again is left out: it follows the unit. */
export const packsOf = (variants: readonly OwnVariant[]): Pack[] =>
  variants.map(({ id, name, unit, price, netWeightGrams, netVolumeMl, deliveryWeightGrams }) => ({
    id, ...(name === unit ? {} : { name }), unit, price, netWeightGrams, netVolumeMl, deliveryWeightGrams,
  }));

/**
 * The rows of the form: what the market has, what was written over it, and an empty row at the end.
 * One that was taken away stays in sight, so that the person can change his mind.
 */
export function packRows(market: readonly Pack[], written: readonly Pack[] | undefined, blankId: string): PackRow[] {
  const here = new Map((written ?? market).map((pack) => [pack.id, pack]));
  const known = new Set(market.map(({ id }) => id));
  const rows = [
    ...market.map((pack) => ({ pack: here.get(pack.id) ?? pack, taken: !here.has(pack.id), isNew: false })),
    ...[...here.values()].filter(({ id }) => !known.has(id)).map((pack) => ({ pack, taken: false, isNew: true })),
  ];
  const full = here.has(blankId) || rows.length >= MOST_PACKS;
  return full ? rows : [...rows, { pack: { id: blankId, unit: '' }, taken: false, isNew: true }];
}
