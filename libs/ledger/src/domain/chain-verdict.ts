/** The end of the chain: kept elsewhere, it proves later that nothing before it was changed or cut off. */
export interface Head { position: number; hash: string }

export type Finding =
  | { kind: 'broken'; position: number; transactionId: string; reference: string | null }
  | { kind: 'missing'; position: number }
  | { kind: 'unlinked'; transactionId: string; reference: string }
  | { kind: 'other_head'; position: number }
  | { kind: 'wrong_balance'; account: string };

export interface Verdict { head: Head; finding: Finding | null }
