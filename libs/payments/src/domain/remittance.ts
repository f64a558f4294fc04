import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** The one state in which a row of a carrier's or gateway's statement ends. */
export type RowState = 'matched' | 'under' | 'over' | 'doubled' | 'unmatched' | 'ignored';
/** `other`: neither money that came nor money that went back, such as a correction; it is never taken for either. */
export type RowKind = 'payment' | 'refund' | 'other';
/** `collected` is below zero where the party kept it back from what it pays out, `fee` where it gives a fee back. */
export interface StatementRow { row: number; kind: RowKind; reference: string; collected: number; fee: number }
export interface RowMistake { row: number; column: string | null; code: string }
/** A payment that the party holds for us, and what of it other statements have paid out. */
export interface HeldByParty { receiptId: string; amount: Dong; orderCode: string | null; remitted: Dong }
/** A refund that the party has sent for us, and what of it other statements have kept back. `own`: the name is this refund's alone, not its payment's. */
export interface SentByParty { taskId: string; amount: Dong; orderCode: string | null; remitted: Dong; own: boolean }
export interface JudgedRow extends StatementRow { state: RowState; receiptId: string | null; taskId: string | null; orderCode: string | null }
export interface RemittanceSums { known: number; unknown: number; fee: number; net: number }

const MOST_ROWS = 5_000;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9]/g, '');

const COLUMNS = {
  reference: ['madon', 'madonhang', 'ordercode', 'order', 'mavandon', 'vandon', 'trackingnumber', 'tracking', 'magiaodich', 'transaction', 'transactionno', 'reference'],
  collected: ['tienthuho', 'thuho', 'cod', 'tiencod', 'sotien', 'amount', 'gross', 'collected'],
  fee: ['phi', 'phidichvu', 'cuoc', 'cuocphi', 'fee', 'phithuho'],
  kind: ['loai', 'loaigiaodich', 'loaigd', 'kind', 'type', 'transactiontype', 'reportingcategory'],
} as const;
type Column = keyof typeof COLUMNS;

export interface ReadStatement { rows: StatementRow[]; mistakes: RowMistake[] }

/** Reads the rows below the titles; null when the titles of code and amount are not there. */
export function readStatement(cells: readonly { row: number; cells: readonly string[] }[]): ReadStatement | null {
  const [titles, ...rest] = cells.filter((line) => line.cells.some((cell) => cell.trim() !== ''));
  const at = (column: Column): number => (titles?.cells ?? []).findIndex((title) => (COLUMNS[column] as readonly string[]).includes(plain(title)));
  const places = { reference: at('reference'), collected: at('collected'), fee: at('fee'), kind: at('kind') };
  if (places.reference < 0 || places.collected < 0) return null;
  const read: ReadStatement = { rows: [], mistakes: rest.length > MOST_ROWS ? [{ row: MOST_ROWS + 1, column: null, code: 'payments.statement_too_long' }] : [] };
  for (const line of rest.slice(0, MOST_ROWS)) readRow(line, places, read);
  return read;
}

const KINDS: readonly [RegExp, RowKind][] = [[/^hoan|refund/, 'refund'], [/^$|thanhtoan|^giaodich|^ban|^thuho|^cod|payment|charge|sale/, 'payment']];

/** What a row is: by its word where it has one, else by its sign. */
function kindOf(word: string, amount: number): RowKind {
  const kind = KINDS.find(([known]) => known.test(plain(word)))?.[1] ?? 'other';
  return kind === 'payment' && amount < 0 ? (word === '' ? 'refund' : 'other') : kind;
}

function readRow({ row, cells }: { row: number; cells: readonly string[] }, places: Record<Column, number>, read: ReadStatement): void {
  const cell = (column: Column): string => (places[column] < 0 ? '' : cells[places[column]]?.normalize('NFC').trim() ?? '');
  const reference = cell('reference').toUpperCase();
  const [amount, fee] = [signedAmountOf(cell('collected')), cell('fee') === '' ? 0 : signedAmountOf(cell('fee'))];
  const mistakes: RowMistake[] = [];
  if (reference === '' || reference.length > 100) mistakes.push({ row, column: 'reference', code: 'payments.row_no_code' });
  if (amount === null) mistakes.push({ row, column: 'collected', code: 'payments.row_bad_amount' });
  if (fee === null) mistakes.push({ row, column: 'fee', code: 'payments.row_bad_amount' });
  if (mistakes.length > 0) { read.mistakes.push(...mistakes); return; }
  const kind = kindOf(cell('kind'), amount!);
  read.rows.push({ row, kind, reference, collected: kind === 'refund' && amount! > 0 ? -amount! : amount!, fee: fee! });
}

/** Whole đồng as statements write them: `1.250.000`, `1,250,000 đ`, `1250000`, `1250000.00`; null when it is none. */
export function amountOf(text: string): Dong | null {
  const bare = text.replace(/[\s\u00a0]|đ|vnd|vnđ/giu, '').replace(/[.,]0{2}$/, '');
  if (!/^\d{1,13}$|^\d{1,3}([.,]\d{3})+$/.test(bare)) return null;
  return dong(Number(bare.replace(/[.,]/g, '')));
}

/** The same, below zero too: `-50.000`, `−50.000`, `(50.000)`. */
export function signedAmountOf(text: string): number | null {
  const below = /^\s*[-\u2212]\s*(.*)$|^\s*\((.*)\)\s*$/u.exec(text);
  const amount = amountOf(below ? below[1] ?? below[2]! : text);
  return below && amount !== null ? 0 - amount : amount;
}

interface Expected { id: string; amount: Dong; remitted: Dong; orderCode: string | null }
/** What rows before have taken of each payment and refund. */
type Taken = Map<string, number>;

const leftOf = ({ id, amount, remitted }: Expected, taken: Taken): number => amount - (taken.get(id) ?? remitted);

/** The refund that a row tells of: of that very amount first; where the name is the payment's, only when there is no other. */
function refundOf(row: StatementRow, sent: readonly SentByParty[], taken: Taken): (SentByParty & Expected) | null {
  const named = sent.map((refund) => ({ ...refund, id: refund.taskId }));
  const open = named.filter((refund) => leftOf(refund, taken) > 0);
  const exact = open.find((refund) => leftOf(refund, taken) === -row.collected);
  return exact ?? open.find(({ own }) => own) ?? (open.length === 1 ? open[0]! : open.length === 0 ? named[0] ?? null : null);
}

function judge(row: StatementRow, expected: Expected, taken: Taken): RowState {
  const [amount, left] = [Math.abs(row.collected), leftOf(expected, taken)];
  if (amount === 0) return 'ignored';
  if (left <= 0) return 'doubled';
  taken.set(expected.id, expected.amount - left + amount);
  return amount === left ? 'matched' : amount < left ? 'under' : 'over';
}

/**
 * Judges the rows one after the other: what comes short leaves the rest to a later row; a payment that is paid out whole is doubled by the next.
 * A refund that was kept back is looked for among those that the party has sent.
 */
export function judgeRows(rows: readonly StatementRow[], held: ReadonlyMap<string, HeldByParty>, sent: ReadonlyMap<string, readonly SentByParty[]> = new Map()): JudgedRow[] {
  const taken: Taken = new Map();
  return rows.map((row): JudgedRow => {
    const payment = row.kind === 'payment' ? held.get(row.reference) : undefined;
    const refund = row.kind === 'refund' ? refundOf(row, sent.get(row.reference) ?? [], taken) : null;
    const expected: Expected | null = payment ? { ...payment, id: payment.receiptId } : refund;
    const state = expected ? judge(row, expected, taken) : row.collected === 0 ? 'ignored' : 'unmatched';
    return { ...row, state, receiptId: payment?.receiptId ?? null, taskId: refund?.taskId ?? null, orderCode: expected?.orderCode ?? null };
  });
}

const ENDS: readonly RowState[] = ['matched', 'under', 'over'];
/** Whether a row pays out of a payment of ours, or keeps back a refund of ours. */
export const paysOut = ({ state }: Pick<JudgedRow, 'state'>): boolean => ENDS.includes(state);

/** known + unknown = net + fee; `known` is payments less refunds, `unknown` what was paid or kept back beside both. */
export function sumRows(rows: readonly JudgedRow[]): RemittanceSums {
  const total = (some: readonly JudgedRow[]): number => some.reduce((sum, { collected }) => sum + collected, 0);
  const known = total(rows.filter(paysOut));
  const unknown = total(rows) - known;
  const fee = rows.reduce((sum, row) => sum + row.fee, 0);
  return { known, unknown, fee, net: known + unknown - fee };
}
