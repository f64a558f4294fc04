import fc from 'fast-check';
import { dong, timesDong } from '@cho-phien/kernel';
import { isNothing, placedLines, refundShare, totalOf } from './refundable.js';
import type { Refundable } from './refundable.js';

const orderOf = (lines: readonly [string, number, number][], delivery = 20_000): Refundable => ({
  items: dong(lines.reduce((sum, [, price, quantity]) => sum + price * quantity, 0)), delivery: dong(delivery),
  lines: lines.map(([variantId, unitPrice, quantity]) => ({ variantId, unitPrice: dong(unitPrice), quantity })),
});

describe('what goes back of an order', () => {
  const order = orderOf([['noodles', 75_000, 3], ['honey', 180_000, 1]]);

  it('is all that is left, delivery too, when no line is named', () => {
    expect(refundShare(order, {})).toMatchObject({ items: 405_000, delivery: 20_000, lines: [{ variantId: 'noodles', quantity: 3, amount: 225_000 }, { variantId: 'honey', quantity: 1, amount: 180_000 }] });
    expect(refundShare(order, { delivery: false })).toMatchObject({ items: 405_000, delivery: 0 });
  });

  it('is the named lines alone, without delivery unless it is named too', () => {
    expect(refundShare(order, { lines: [{ variantId: 'noodles', quantity: 1 }] })).toEqual({ items: 75_000, delivery: 0, lines: [{ variantId: 'noodles', quantity: 1, amount: 75_000 }] });
    expect(totalOf(refundShare(order, { lines: [], delivery: true }))).toBe(20_000);
    expect(isNothing(refundShare(order, { lines: [] }))).toBe(true);
  });

  it('is told by the places of its lines in the order, whatever order they are asked back in', () => {
    const share = refundShare(order, { lines: [{ variantId: 'honey', quantity: 1 }, { variantId: 'noodles', quantity: 2 }] });
    expect(placedLines(order, share)).toEqual([{ line: 1, quantity: 1, amount: 180_000 }, { line: 0, quantity: 2, amount: 150_000 }]);
  });

  it('refuses more units than are left, also when they are named twice, and goods of another order', () => {
    const twice = { lines: [{ variantId: 'honey', quantity: 1 }, { variantId: 'honey', quantity: 1 }] };
    expect(() => refundShare(order, twice)).toThrow(expect.objectContaining({ code: 'ordering.more_than_left' }));
    expect(() => refundShare(order, { lines: [{ variantId: 'tea', quantity: 1 }] })).toThrow(expect.objectContaining({ code: 'ordering.line_not_in_order' }));
  });

  it('sums to each line and to the goods exactly, in however many parts it goes', () => {
    const line = fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 99 }));
    fc.assert(fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 6, selector: ([id]) => id }), fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (lines, draws) => {
      const left = orderOf(lines);
      const back = new Map<string, number>();
      for (let rounds = 0; left.items > 0 && rounds < 5; rounds += 1) {
        const wish = { lines: left.lines.map(({ variantId, quantity }) => ({ variantId, quantity: Math.min(quantity, draws.next().value as number) })) };
        take(left, refundShare(left, wish), back);
      }
      const rest = refundShare(left, {});
      expect(rest.items).toBe(left.items);
      take(left, rest, back);
      expect(left.items).toBe(0);
      for (const [variantId, price, quantity] of lines) expect(back.get(variantId)).toBe(timesDong(dong(price), quantity));
    }), { numRuns: 500 });
  });

  function take(left: Refundable, share: ReturnType<typeof refundShare>, back: Map<string, number>): void {
    left.items = dong(left.items - share.items);
    for (const { variantId, quantity, amount } of share.lines) {
      left.lines.find((each) => each.variantId === variantId)!.quantity -= quantity;
      back.set(variantId, (back.get(variantId) ?? 0) + amount);
    }
  }
});
