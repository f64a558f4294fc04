import { SELLER_KINDS } from './seller-kind.js';
import type { SellerKind } from './seller-kind.js';

export type Evidence = 'computed' | 'attested' | 'verified';

/** One line of the checklist. */
export interface Requirement {
  code: string;
  name: { vi: string; en: string };
  hint: { vi: string; en: string };
  evidence: Evidence;
  sensitive: boolean;
  kinds: SellerKind[];
  productSets: string[];
  required: boolean;
  place: number;
}

export type RequirementState = 'missing' | 'given' | 'verified' | 'waived';

/** What is known for one line; `decision` is the operator's on what was given last. */
export interface Given { decision: 'verified' | 'refused' | null; note: string }

export interface SellerFacts {
  communeCode: string;
  addressLine: string;
  bankAccount: (Given & { match: 'matched' | 'needs_check' }) | null;
  given: ReadonlyMap<string, Given>;
  waived: ReadonlySet<string>;
}

export interface Checked { code: string; state: RequirementState; fulfilled: boolean; note: string }

/** What the market can tell by itself; another code that is computed would stay missing, so none can be added. */
const COMPUTED: Record<string, (facts: SellerFacts) => { state: RequirementState; note: string }> = {
  address: ({ communeCode, addressLine }) => ({ state: communeCode !== '' && addressLine !== '' ? 'verified' : 'missing', note: '' }),
  bank_account: ({ bankAccount }) => {
    if (bankAccount === null || bankAccount.decision === 'refused') return { state: 'missing', note: bankAccount?.note ?? '' };
    return { state: bankAccount.decision === 'verified' || bankAccount.match === 'matched' ? 'verified' : 'given', note: bankAccount.note };
  },
};

/** Without these nobody can be paid out: no money goes to a person or an account that the market does not know (NĐ 68/2026/NĐ-CP, Art. 13). */
export const NEEDED_FOR_PAYOUTS = ['identity', 'bank_account'] as const;

/** The first of them that a checklist does not ask of every kind of seller; null when it asks for all. */
export const missingForPayouts = (lines: readonly Pick<Requirement, 'code' | 'kinds'>[]): string | null =>
  NEEDED_FOR_PAYOUTS.find((needed) => !lines.some(({ code, kinds }) => code === needed && SELLER_KINDS.every((kind) => kinds.includes(kind)))) ?? null;

export const isComputable = (code: string): boolean => Object.hasOwn(COMPUTED, code);

/** Where a seller stands with one line, worked out anew at every look. */
export function check(requirement: Requirement, facts: SellerFacts): Checked {
  const { code, evidence } = requirement;
  const { state, note } = evidence === 'computed' ? (COMPUTED[code]?.(facts) ?? { state: 'missing', note: '' } as const) : given(facts.given.get(code));
  const done = state === 'verified' || (state === 'given' && evidence === 'attested');
  if (!done && facts.waived.has(code)) return { code, state: 'waived', fulfilled: true, note };
  return { code, state, fulfilled: done, note };
}

function given(known: Given | undefined): { state: RequirementState; note: string } {
  if (known === undefined || known.decision === 'refused') return { state: 'missing', note: known?.note ?? '' };
  return { state: known.decision === 'verified' ? 'verified' : 'given', note: known.note };
}

/** The lines that a kind of seller sees, in the operator's order. */
export const linesFor = (requirements: readonly Requirement[], kind: SellerKind): Requirement[] =>
  requirements.filter(({ kinds }) => kinds.includes(kind)).sort((one, other) => one.place - other.place || (one.code < other.code ? -1 : 1));

/** Required lines that are not fulfilled: without them no shop opens, but by a waiver. */
export const missingLines = (lines: readonly Requirement[], facts: SellerFacts): string[] =>
  lines.filter((line) => line.required && !check(line, facts).fulfilled).map(({ code }) => code);

/** Unfulfilled lines that hold back goods of a product set. A waiver opens a shop, never the sale of licensed goods. */
export const holdingBack = (lines: readonly Requirement[], facts: SellerFacts, productSet: string): Requirement[] =>
  lines.filter((line) => line.productSets.includes(productSet) && !check(line, { ...facts, waived: new Set() }).fulfilled);
