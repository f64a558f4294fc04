import type { StatementEntry } from './types';

/** What the next payout is made of, added up for one table. Amounts are whole đồng. */
export type MoneyRows = {
  sales: StatementEntry[];
  goods: number;
  delivery: number;
  deductions: { code: string; name: string; amount: number }[];
  inHand: number;
  takenBack: number;
  /** Fees of what he sent back himself. */
  feesBack: number;
  cameBack: number;
  /** Left the bank twice and is taken back. */
  paidTwice: number;
  /** What was left over before the first of the entries. */
  before: number;
};

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** `amount` is what is paid out: the rows of the table come to exactly that. */
export function moneyRows(entries: readonly StatementEntry[], amount: number): MoneyRows {
  const of = (kind: StatementEntry['kind']) => entries.filter((entry) => entry.kind === kind);
  const sales = of('sale');
  const reversed = of('reversal').map((entry) => entry.amount);
  const codes = [...new Set(sales.flatMap(({ deductions }) => deductions.map(({ code }) => code)))];
  const deductions = codes.map((code) => {
    const taken = sales.flatMap((sale) => sale.deductions).filter((each) => each.code === code);
    return { code, name: taken[0]?.name ?? code, amount: sum(taken.map((each) => each.amount)) };
  });
  return {
    sales,
    deductions,
    goods: sum(sales.map(({ items }) => items)),
    delivery: sum(sales.map((sale) => sale.delivery)),
    inHand: sum(sales.map((sale) => sale.inHand)),
    takenBack: -sum(reversed.filter((change) => change < 0)),
    feesBack: sum(reversed.filter((change) => change > 0)),
    cameBack: sum(of('payout_return').map((entry) => entry.amount)),
    paidTwice: -sum(of('payout_again').map((entry) => entry.amount)),
    before: amount - sum(entries.filter(({ kind }) => kind !== 'payout').map((entry) => entry.amount)),
  };
}
