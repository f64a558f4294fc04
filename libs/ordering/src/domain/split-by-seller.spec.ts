import fc from 'fast-check';
import type { Dong } from '@cho-phien/kernel';
import { quoteParcel } from './delivery-quote.js';
import type { DeliveryRate } from './delivery-quote.js';
import { groupBySeller, lineTotal, splitBySeller } from './split-by-seller.js';
import type { BasketLine, SellerBasket } from './split-by-seller.js';

const rates: DeliveryRate[] = [
  { code: 'standard', name: { vi: '', en: '' }, zone: null, fromGrams: 0, toGrams: 3_000, fee: 25_000 as Dong, extraPerKg: 0 as Dong },
  { code: 'standard', name: { vi: '', en: '' }, zone: null, fromGrams: 3_000, toGrams: null, fee: 31_000 as Dong, extraPerKg: 4_500 as Dong },
  { code: 'pickup', name: { vi: '', en: '' }, zone: null, fromGrams: 0, toGrams: null, fee: 0 as Dong, extraPerKg: 0 as Dong },
];

const line = (seller: number): fc.Arbitrary<BasketLine> => fc.record({
  variantId: fc.uuid(), productId: fc.uuid(), slug: fc.constant('p'), name: fc.constant('P'), variantName: fc.constant(''), unit: fc.constant('gói'),
  image: fc.constant(null), isAlcohol: fc.boolean(), weightGrams: fc.integer({ min: 1, max: 30_000 }),
  unitPrice: fc.integer({ min: 0, max: 20_000_000 }).map((price) => price as Dong), quantity: fc.integer({ min: 1, max: 999 }),
  seller: fc.constant({ id: `seller-${seller}`, slug: '', name: '', communeCode: '06838' }),
});

/** 1 to 8 sellers, up to 60 lines, sellers mixed. */
const basket = fc.integer({ min: 1, max: 8 }).chain((sellers) =>
  fc.array(fc.integer({ min: 1, max: sellers }).chain(line), { minLength: 1, maxLength: 60 }));

const deliver = (way: string) => ({ weightGrams }: SellerBasket) => quoteParcel(rates, { weightGrams, zone: 'national' }).find(({ code }) => code === way)!;

describe('splitting a basket by seller', () => {
  it('keeps every đồng over 10,000 baskets: group total = sum of orders = goods + delivery', () => {
    fc.assert(
      fc.property(basket, fc.constantFrom('standard', 'pickup'), (lines, way) => {
        const split = splitBySeller(lines, deliver(way));
        const goods = lines.reduce((sum, each) => sum + each.unitPrice * each.quantity, 0);
        expect(split.itemsTotal).toBe(goods);
        expect(split.total).toBe(split.shares.reduce((sum, { total }) => sum + total, 0));
        expect(split.total).toBe(goods + split.deliveryTotal);
        for (const share of split.shares) expect(share.total).toBe(share.lines.reduce((sum, each) => sum + lineTotal(each), 0) + share.delivery.fee);
      }),
      { numRuns: 10_000 },
    );
  });

  it('puts every line into exactly one order, of its own seller', () => {
    fc.assert(fc.property(basket, (lines) => {
      const { shares } = splitBySeller(lines, deliver('standard'));
      expect(shares.flatMap((share) => share.lines).length).toBe(lines.length);
      for (const share of shares) for (const each of share.lines) expect(each.seller.id).toBe(share.seller.id);
      expect(new Set(shares.map(({ seller }) => seller.id)).size).toBe(shares.length);
    }));
  });

  it('charges each parcel once, exactly what was quoted, however the lines lie in the basket', () => {
    fc.assert(fc.property(basket, (lines) => {
      const quoted = new Map(groupBySeller(lines).map((own) => [own.seller.id, deliver('standard')(own).fee]));
      const turned = splitBySeller([...lines].reverse(), deliver('standard'));
      expect(turned.deliveryTotal).toBe([...quoted.values()].reduce((sum, fee) => sum + fee, 0));
      for (const share of turned.shares) expect(share.delivery.fee).toBe(quoted.get(share.seller.id));
    }));
  });
});
