import type { Tx } from '@cho-phien/platform';

/** A bank's reference without what people type into it. */
export const plainEvidence = (column: string): string => `upper(regexp_replace(${column}, '[^[:alnum:]]', '', 'g'))`;

/** One transfer proves one thing: whoever brings the same evidence, for a refund or for a return, waits here until the transaction ends. */
export async function holdEvidence(tx: Tx, reference: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('payments.evidence:' || ${plainEvidence('$1')}, 0))`, [reference]);
}
