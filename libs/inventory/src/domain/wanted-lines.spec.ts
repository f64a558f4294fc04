import fc from 'fast-check';
import { sortedLines } from './wanted-lines.js';

const line = fc.record({ variantId: fc.constantFrom('a', 'b', 'c', 'd'), quantity: fc.integer({ min: 1, max: 50 }) });

describe('the lines wanted of the stock', () => {
  it('are one per variant, in the order of the variants, with every unit kept', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const sorted = sortedLines(lines);
      const ids = sorted.map(({ variantId }) => variantId);
      expect(ids).toEqual([...new Set(lines.map(({ variantId }) => variantId))].sort());
      for (const { variantId, quantity } of sorted) {
        expect(quantity).toBe(lines.filter((each) => each.variantId === variantId).reduce((sum, each) => sum + each.quantity, 0));
      }
    }));
  });

  it.each([0, -1, 1.5, Number.NaN, 2_000_000])('are refused with the quantity %p', (quantity) => {
    expect(() => sortedLines([{ variantId: 'a', quantity }])).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});
