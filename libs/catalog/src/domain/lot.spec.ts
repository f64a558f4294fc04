import { newOrderCode, newPayoutCode, newStallCode, newTraceCode } from '@cho-phien/kernel';
import { readGtin } from './gtin.js';
import { isLotCode, lotProblems, readTraceCode } from './lot.js';
import type { LotFacts } from './lot.js';

const facts = (more: Partial<LotFacts> = {}): LotFacts => (
  { how: 'made', madeOn: '2026-11-01', bestBefore: '2027-05-01', quantity: 200, unit: 'gói', producerSellerId: null, producerAgreed: false, notes: null, recalled: false, ...more });

describe('a lot', () => {
  it.each(['A', 'L-2026/11', 'lo_1', '2611.01', '"%&\'()*+,-./:;<=>?', 'x'.repeat(20)])('may be called %s', (code) => { expect(isLotCode(code)).toBe(true); });
  it.each(['', 'x'.repeat(21), 'lô 1', 'a b', 'a#b', 'a@b', 'a\n', '.', '..', 'a[b'])('may not be called “%s”', (code) => { expect(isLotCode(code)).toBe(false); });

  it('is made before today and before it should be used', () => {
    expect(lotProblems(facts(), '2026-11-22')).toEqual([]);
    expect(lotProblems(facts({ madeOn: '2026-11-23', bestBefore: '2026-11-22' }), '2026-11-22').map(({ code }) => code)).toEqual(['catalog.lot_in_future', 'catalog.lot_best_before_early']);
  });

  it('names a household only when it agreed', () => {
    expect(lotProblems(facts({ producerSellerId: 'h' }), '2026-11-22')).toEqual([{ path: 'producerAgreed', code: 'catalog.lot_household_must_agree' }]);
    expect(lotProblems(facts({ producerSellerId: 'h', producerAgreed: true }), '2026-11-22')).toEqual([]);
  });

  it('has a trace code that is no code of another kind', () => {
    for (let each = 0; each < 200; each++) {
      const code = newTraceCode();
      expect([readTraceCode(` ${code.toLowerCase()} `), 'gtin' in readGtin(code)]).toEqual([code, false]);
      expect([newOrderCode(), newStallCode(), newPayoutCode(), '9506000134352'].map(readTraceCode)).toEqual([null, null, null, null]);
    }
  });
});
