import fc from 'fast-check';
import { totalsByHousehold, totalsByProduct } from './packing-totals.js';
import type { PackedOrder } from './packing-totals.js';

const line = fc.record({ variant: fc.integer({ min: 0, max: 30 }), quantity: fc.integer({ min: 1, max: 40 }), producer: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }) });
const cycle = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 500, maxLength: 500 }).map((orders) => orders.map((lines, index): PackedOrder => ({
  code: `CP${index}`,
  lines: lines.map(({ variant, quantity, producer }) => ({
    productId: `p${variant % 10}`, variantId: `v${variant}`, name: `Hàng ${variant % 10}`, variantName: `gói ${variant}`, unit: 'gói', quantity, producerId: producer === null ? null : `h${producer}`,
  })),
})));

const unitsOf = (orders: readonly PackedOrder[], is: (line: PackedOrder['lines'][number]) => boolean): number =>
  orders.reduce((sum, { lines }) => sum + lines.filter(is).reduce((units, { quantity }) => units + quantity, 0), 0);

describe('the totals of a packing list', () => {
  it('equal the orders, line by line, for 500 orders of any goods and households', () => {
    fc.assert(fc.property(cycle, (orders) => {
      const products = totalsByProduct(orders);
      expect(new Set(products.map(({ variantId }) => variantId)).size).toBe(products.length);
      for (const { variantId, quantity, orders: count } of products) {
        expect(quantity).toBe(unitsOf(orders, (each) => each.variantId === variantId));
        expect(count).toBe(orders.filter(({ lines }) => lines.some((each) => each.variantId === variantId)).length);
      }
      expect(products.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(unitsOf(orders, () => true));
      const households = totalsByHousehold(orders);
      for (const { producerId, quantity, lines } of households) {
        expect(quantity).toBe(unitsOf(orders, (each) => each.producerId === producerId));
        for (const own of lines) expect(own.quantity).toBe(unitsOf(orders, (each) => each.producerId === producerId && each.variantId === own.variantId));
      }
      expect(households.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(unitsOf(orders, () => true));
    }), { numRuns: 30 });
  });

  it('begin with what the seller made itself', () => {
    const made = (producerId: string | null): PackedOrder => ({ code: 'CP1', lines: [{ productId: 'p', variantId: 'v', name: 'n', variantName: 'x', unit: 'gói', quantity: 1, producerId }] });
    expect(totalsByHousehold([made('h2'), made(null), made('h1')]).map(({ producerId }) => producerId)).toEqual([null, 'h1', 'h2']);
  });
});
