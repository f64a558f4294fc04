/** One thing that happened to the money of a purchase. */
export type StepKind = 'placed' | 'attempt' | 'receipt' | 'capture' | 'remittance' | 'credit' | 'reversal' | 'refund_requested' | 'refund_completed' | 'payout' | 'payout_settled' | 'payout_returned' | 'payout_line' | 'clearing';

export interface MoneyStep {
  kind: StepKind;
  at: Date;
  amount: number;
  orderCode: string | null;
  /** Where it stands: the attempt's, receipt's or refund's own state. */
  state: string | null;
  /** The way, the teller or the reason. */
  by: string | null;
  /** What a carrier or gateway kept of it; null of any other step. */
  fee: number | null;
  /** The name by which bank or gateway knows it. */
  reference: string | null;
  /** The ledger's transactions of this step; null where it has none. */
  ledger: readonly string[] | null;
}

const ORDER: readonly StepKind[] = ['placed', 'attempt', 'receipt', 'capture', 'refund_requested', 'remittance', 'credit', 'reversal', 'refund_completed', 'payout', 'payout_settled', 'payout_line', 'payout_returned', 'clearing'];

/** Banks and gateways tell times in whole seconds. */
const secondOf = ({ at }: MoneyStep): number => Math.floor(at.getTime() / 1_000);

/** In the order of time; what happened in one second, in the order in which one led to the other. */
export const inOrder = (steps: readonly MoneyStep[]): MoneyStep[] =>
  [...steps].sort((one, other) => secondOf(one) - secondOf(other) || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.at.getTime() - other.at.getTime());
