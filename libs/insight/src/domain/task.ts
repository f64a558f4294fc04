/** The rules that put a task on an assistant's list. */
export const TASK_RULES = ['order_late', 'order_unsent', 'unconfirmed_listing', 'draft_stuck', 'consent_ending', 'certificate_ending', 'stock_silent'] as const;
export type TaskRule = (typeof TASK_RULES)[number];

/** Days after which, or before which, something is to be done. */
export const LIMITS = { draftDays: 3, changesDays: 1, certificateDays: 90, consentDays: 14, silentDays: 30 } as const;

/** One thing to do for one household, and the rule that says so. */
export interface Task {
  rule: TaskRule;
  sellerId: string;
  sellerName: string;
  phone: string | null;
  communeCode: string;
  scopes: string[];
  /** Until when the help is allowed. */
  until: Date;
  subject: { kind: 'order' | 'product' | 'certificate' | 'consent'; id: string };
  /** What the subject is called. */
  label: string;
  since: Date;
  /** When it is, or was, due. */
  due: Date | null;
}
