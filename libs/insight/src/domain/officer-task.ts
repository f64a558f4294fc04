/** The rules that put something on an officer's work list. */
export const OFFICER_RULES = ['certified_not_listed', 'listed_never_sold', 'certificate_ending', 'shop_silent', 'never_alone'] as const;
export type OfficerRule = (typeof OFFICER_RULES)[number];

/** What is to be done next: match the certificate with goods, look at an address on another floor again, or ask the shop. */
export const OFFICER_STEPS = ['match', 'look', 'ask'] as const;
export type OfficerStep = (typeof OFFICER_STEPS)[number];

/** Days after which somebody should ask. */
export const OFFICER_LIMITS = { neverSoldDays: 90, silentDays: 30, assistedDays: 365 } as const;

/** One thing to look after, and the rule that says so. It holds no name and no number of a person. */
export interface OfficerTask {
  rule: OfficerRule;
  step: OfficerStep;
  communeCode: string;
  /** What it is called: goods, a certificate's product, a shop. */
  label: string;
  shopName: string | null;
  subject: { kind: 'certificate' | 'product' | 'shop'; id: string };
  since: Date;
  due: Date | null;
  /** Through whom the shop is reached, and the end of its number; null where nobody gave one. */
  contact: { through: 'assistant' | 'shop'; phoneEnd: string } | null;
}

/** The last three digits, enough to tell two numbers apart and to call nobody. */
export const phoneEnd = (phone: string): string => phone.slice(-3);
