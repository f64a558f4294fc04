import type { Dong } from '@cho-phien/kernel';
import { checkCollection } from './door-collection.js';
import { isCodAllowed, methodsFor } from './payment-methods.js';

const total = 120_000 as Dong;
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('money at the door', () => {
  it('must be stated to the đồng for an unpaid order', () => {
    expect(() => checkCollection({ paid: false, total }, { method: 'cash', amount: total })).not.toThrow();
    expect(() => checkCollection({ paid: false, total }, { method: 'qr', amount: 119_999 as Dong })).toThrow(code('ordering.wrong_collection'));
    expect(() => checkCollection({ paid: false, total }, undefined)).toThrow(code('ordering.collection_missing'));
  });

  it('is not taken a second time for a paid order', () => {
    expect(() => checkCollection({ paid: true, total }, undefined)).not.toThrow();
    expect(() => checkCollection({ paid: true, total }, { method: 'cash', amount: total })).toThrow(code('ordering.nothing_to_collect'));
  });

  it('is offered neither for alcohol nor above the ceiling', () => {
    expect(isCodAllowed({ isAlcohol: true, total }, 5_000_000)).toBe(false);
    expect(isCodAllowed({ isAlcohol: false, total }, 100_000)).toBe(false);
    expect(isCodAllowed({ isAlcohol: false, total }, 120_000)).toBe(true);
    expect(methodsFor({ payable: true, codAllowed: false }, ['vietqr', 'vnpay', 'cod'])).toEqual(['vietqr', 'vnpay']);
    expect(methodsFor({ payable: false, codAllowed: true }, ['vietqr', 'cod'])).toEqual([]);
  });
});
