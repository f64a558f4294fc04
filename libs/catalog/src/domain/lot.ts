import { isTraceCode } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** The code of a lot's own label, for goods with or without a GTIN. No GTIN and no payment code: the type keeps them apart. */
export type TraceCode = string & { readonly kind: 'trace' };

/** A trace code as somebody typed or scanned it; null when it is none. */
export function readTraceCode(typed: string): TraceCode | null {
  const code = typed.trim().toUpperCase();
  return isTraceCode(code) ? (code as TraceCode) : null;
}

/** What may stand in a batch or lot number: 1 to 20 of GS1's 82 characters (General Specifications, 3.4.1 and 7.11). */
const LOT_CODE = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

/** `.` and `..` are no parts of an address, so a lot of that name could not be reached. */
export const isLotCode = (text: string): boolean => LOT_CODE.test(text) && text !== '.' && text !== '..';

/** What is said of a lot; a correction says all of it again. */
export interface LotFacts {
  how: 'harvested' | 'made';
  madeOn: VietnamDay;
  bestBefore: VietnamDay | null;
  quantity: number | null;
  unit: string | null;
  /** The member household that made it, named on the passport only while it agrees. */
  producerSellerId: string | null;
  producerAgreed: boolean;
  notes: string | null;
  /** Buyers are told in red not to use it. */
  recalled: boolean;
}

export interface LotProblem { path: keyof LotFacts; code: string }

/** What is wrong with what is said of a lot on a day. */
export function lotProblems(facts: LotFacts, today: VietnamDay): LotProblem[] {
  const problems: (LotProblem | false)[] = [
    facts.madeOn > today && { path: 'madeOn', code: 'catalog.lot_in_future' },
    facts.bestBefore !== null && facts.bestBefore < facts.madeOn && { path: 'bestBefore', code: 'catalog.lot_best_before_early' },
    facts.quantity !== null && facts.unit === null && { path: 'unit', code: 'catalog.lot_unit_needed' },
    facts.producerSellerId !== null && !facts.producerAgreed && { path: 'producerAgreed', code: 'catalog.lot_household_must_agree' },
  ];
  return problems.filter((problem) => problem !== false);
}
