import { isProductSet, PRODUCT_GROUPS, productSet, PRODUCT_SETS } from './product-sets.js';

describe('the product sets of Decision 26/2026', () => {
  it('are 26 in 6 groups, in the order of the annex', () => {
    expect(PRODUCT_SETS.map((set) => set.number)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
    expect(PRODUCT_GROUPS.map((group) => PRODUCT_SETS.filter((set) => set.group === group.number).length)).toEqual([13, 4, 3, 2, 3, 1]);
  });

  it('mark alcohol in sets 14 and 15 and limited health claims in 18 and 19', () => {
    expect(PRODUCT_SETS.filter((set) => set.alcohol).map((set) => set.code)).toEqual(['QD26-14', 'QD26-15']);
    expect(PRODUCT_SETS.filter((set) => set.healthClaims).map((set) => set.code)).toEqual(['QD26-18', 'QD26-19']);
    expect(productSet('QD26-14').alcohol).toBe(true);
    expect(isProductSet('QD26-27')).toBe(false);
    expect(() => productSet('QD26-27')).toThrow('catalog.unknown_product_set');
  });
});
