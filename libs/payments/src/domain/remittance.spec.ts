import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import { amountOf, judgeRows, paysOut, readStatement, signedAmountOf, sumRows } from './remittance.js';
import type { HeldByParty, SentByParty, StatementRow } from './remittance.js';

const row = (number: number, reference: string, collected: number, fee = 0): StatementRow => ({ row: number, kind: collected < 0 ? 'refund' : 'payment', reference, collected, fee });
const held = (receiptId: string, amount: number, remitted = 0): HeldByParty => ({ receiptId, amount: dong(amount), orderCode: null, remitted: dong(remitted) });

const sent = (taskId: string, amount: number, more: Partial<SentByParty> = {}): SentByParty => ({ taskId, amount: dong(amount), orderCode: null, remitted: dong(0), own: false, ...more });

describe('a statement of what a carrier or gateway pays out', () => {
  it.each([['1.250.000', 1_250_000], ['1,250,000 đ', 1_250_000], ['1250000', 1_250_000], ['1250000.00', 1_250_000], ['0', 0], ['12,5', null], ['-5', null], ['', null], ['1.25.000', null], ['một trăm', null]])(
    'reads the amount %p as %p', (text, amount) => { expect(amountOf(text)).toBe(amount); });

  it('finds its columns by their titles, and says which cells are wrong', () => {
    const read = readStatement([
      { row: 1, cells: ['Mã vận đơn', 'Người nhận', 'Tiền thu hộ', 'Cước phí'] }, { row: 2, cells: ['vtp-1', 'x', '170.000', '3.500'] }, { row: 3, cells: ['', '', '', ''] },
      { row: 4, cells: ['', 'x', '17o', '1-'] }, { row: 5, cells: ['VTP-2', 'x', '65000', ''] },
    ]);
    expect(read?.rows).toEqual([row(2, 'VTP-1', 170_000, 3_500), row(5, 'VTP-2', 65_000)]);
    expect(read?.mistakes.map(({ row: at, column }) => [at, column])).toEqual([[4, 'reference'], [4, 'collected'], [4, 'fee']]);
    expect(readStatement([{ row: 1, cells: ['Tên', 'Tiền'] }])).toBeNull();
  });

  it('judges each row once: exact, too little, too much, doubled, unknown, of nothing', () => {
    const payments = new Map([['A', held('1', 100)], ['B', held('2', 100)], ['C', held('3', 100)], ['D', held('4', 100, 100)]]);
    const judged = judgeRows([row(1, 'A', 100), row(2, 'A', 100), row(3, 'B', 90), row(4, 'C', 110), row(5, 'D', 100), row(6, 'X', 50), row(7, 'Y', 0)], payments);
    expect(judged.map(({ state }) => state)).toEqual(['matched', 'doubled', 'under', 'over', 'doubled', 'unmatched', 'ignored']);
    expect(sumRows(judged)).toEqual({ known: 300, unknown: 250, fee: 0, net: 550 });
  });

  it('leaves what came short open for the rest, and takes nothing for it after that', () => {
    const judged = judgeRows([row(1, 'A', 60), row(2, 'A', 30), row(3, 'A', 10), row(4, 'A', 10), row(5, 'B', 40), row(6, 'B', 50)], new Map([['A', held('1', 100)], ['B', held('2', 100, 60)]]));
    expect(judged.map(({ state }) => state)).toEqual(['under', 'under', 'matched', 'doubled', 'matched', 'doubled']);
  });

  it.each([['-50.000', -50_000], ['−50,000 đ', -50_000], ['(50.000)', -50_000], ['50.000', 50_000], ['-0', 0], ['--5', null], ['-', null]])('reads %p, which may be below zero, as %p', (text, amount) => {
    expect(signedAmountOf(text)).toBe(amount);
  });

  it('knows a refund by its sign or by its word, and leaves to people what is neither money that came nor a refund', () => {
    const read = readStatement([
      { row: 1, cells: ['Mã giao dịch', 'Loại', 'Số tiền', 'Phí'] }, { row: 2, cells: ['A', 'Thanh toán', '100', '1'] }, { row: 3, cells: ['A', 'Hoàn tiền', '40', '-1'] },
      { row: 4, cells: ['B', 'refund', '-30', ''] }, { row: 5, cells: ['C', '', '-20', ''] }, { row: 6, cells: ['D', 'Điều chỉnh', '-10', ''] }, { row: 7, cells: ['E', 'charge', '-5', ''] },
    ]);
    expect(read?.mistakes).toEqual([]);
    expect(read?.rows.map(({ kind, collected, fee }) => [kind, collected, fee])).toEqual([['payment', 100, 1], ['refund', -40, -1], ['refund', -30, 0], ['refund', -20, 0], ['other', -10, 0], ['other', -5, 0]]);
  });

  it('finds the refund of an order by its amount, takes it once, and does not guess between two', () => {
    const refunds = new Map([['A', [sent('1', 40), sent('2', 60)]], ['R3', [sent('3', 50, { own: true })]]]);
    const judged = judgeRows([row(1, 'A', -60), row(2, 'A', -40), row(3, 'A', -40), row(4, 'R3', -30), row(5, 'R3', -20), row(6, 'X', -5), row(7, 'A', 40)], new Map(), refunds);
    expect(judged.map(({ state, taskId }) => [state, taskId])).toEqual([['matched', '2'], ['matched', '1'], ['doubled', '1'], ['under', '3'], ['matched', '3'], ['unmatched', null], ['unmatched', null]]);
    expect(judgeRows([row(1, 'A', -50)], new Map(), refunds)).toMatchObject([{ state: 'unmatched' }]);
    expect(sumRows(judged)).toEqual({ known: -150, unknown: -5, fee: 0, net: -155 });
  });

  it('adds up for every statement, and pays each payment out whole at most once', () => {
    const rows = fc.array(fc.record({ reference: fc.constantFrom('A', 'B', 'C', 'D', 'X'), collected: fc.integer({ min: -500, max: 500 }), fee: fc.integer({ min: -50, max: 50 }) }), { maxLength: 30 });
    fc.assert(fc.property(rows, (drawn) => {
      const judged = judgeRows(drawn.map(({ reference, collected, fee }, at) => row(at, reference, collected, fee)), new Map(['A', 'B', 'C', 'D'].map((name) => [name, held(name, 100, name === 'D' ? 100 : 0)])), new Map(['A', 'B'].map((name) => [name, [sent(`${name}1`, 40), sent(`${name}2`, 60)]])));
      const { known, unknown, fee, net } = sumRows(judged);
      expect(known + unknown).toBe(net + fee);
      const whole = judged.filter(({ state }) => state === 'matched' || state === 'over').map(({ receiptId, taskId }) => receiptId ?? taskId);
      expect(new Set(whole).size).toBe(whole.length);
      for (const name of ['A', 'B', 'C']) {
        const rowsOf = judged.filter((each) => each.reference === name && each.kind === 'payment' && paysOut(each));
        const sum = rowsOf.reduce((total, { collected }) => total + collected, 0);
        expect(sum >= 100).toBe(rowsOf.some(({ state }) => state !== 'under'));
      }
    }));
  });
});
