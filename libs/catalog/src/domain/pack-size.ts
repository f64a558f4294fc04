/** What a unit such as `chai 500 ml` holds: grams or millilitres, null where it is sold by the piece. */
export interface PackSize { grams: number | null; millilitres: number | null }

const sized = /(?:(\d+) (?:chai|gói|hộp|lọ) )?(\d+) (g|kg|ml|l)$/;

/** `kg` → 1,000 g; `gói 500 g` → 500 g; `thùng 24 chai 500 ml` → 12,000 ml; `chiếc` → neither. */
export function packSize(unit: string): PackSize {
  if (unit === 'kg') return { grams: 1_000, millilitres: null };
  const match = sized.exec(unit);
  if (!match) return { grams: null, millilitres: null };
  const amount = Number(match[1] ?? 1) * Number(match[2]) * (match[3] === 'kg' || match[3] === 'l' ? 1_000 : 1);
  return match[3] === 'ml' || match[3] === 'l' ? { grams: null, millilitres: amount } : { grams: amount, millilitres: null };
}

/** Water sets come in plastic, everything else liquid in glass. */
const plasticSets: readonly number[] = [16, 17];

/**
 * Grams of one unit packed for delivery, rounded up to 10: contents (1 ml taken as 1 g) plus the
 * vessel's share. Null where the unit does not say what it holds.
 */
export function packedGrams(unit: string, set: number): number | null {
  const { grams, millilitres } = packSize(unit);
  if (millilitres !== null) return roundUp(plasticSets.includes(set) ? millilitres * 1.08 : millilitres * 1.7 + 20);
  if (grams === null) return null;
  if (unit.startsWith('hũ')) return roundUp(grams * 1.5 + 20);
  if (unit.startsWith('hộp')) return roundUp(grams * 1.2 + 60);
  return roundUp(grams * 1.05 + 20);
}

const roundUp = (grams: number): number => Math.ceil(grams / 10) * 10;
