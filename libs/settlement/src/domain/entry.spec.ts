import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { lessParts, reversedParts } from './entry.js';
import type { Parts } from './entry.js';

const partsOf = ([receives, commission, gateway_fee, tax_vat, tax_pit, delivery]: number[]): Parts => ({
  items: dong(receives! + commission! + gateway_fee! + tax_vat! + tax_pit!), receives: receives as Dong, delivery: delivery as Dong,
  deducted: { commission: commission as Dong, gateway_fee: gateway_fee as Dong, tax_vat: tax_vat as Dong, tax_pit: tax_pit as Dong },
});
const amounts = ({ items, receives, delivery, deducted }: Parts): number[] => [items, receives, delivery, ...Object.values(deducted)];

describe('what goes back of a sale', () => {
  it('adds up, never goes beyond what is left of any part, and is the whole in the end', () => {
    const whole = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 6, maxLength: 6 }).map(partsOf);
    fc.assert(fc.property(whole, fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 12 }), (sold, refunds) => {
      let left = sold;
      for (const items of [...refunds, sold.items]) {
        const parts = reversedParts(left, { items, delivery: Math.floor(items / 20) + (items === sold.items ? sold.delivery : 0) });
        expect(parts.receives + Object.values(parts.deducted).reduce<number>((sum, amount) => sum + amount, 0)).toBe(parts.items);
        left = lessParts(left, parts); // throws where a part would fall below nothing
      }
      expect(amounts(left)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }), { numRuns: 500 });
  });

  it('takes of a small refund no more than it is', () => {
    const sold = partsOf([9_350, 500, 0, 100, 50, 0]);
    let left = sold;
    for (let each = 0; each < 10_000; each++) left = lessParts(left, reversedParts(left, { items: 1, delivery: 0 }));
    expect(amounts(left)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
