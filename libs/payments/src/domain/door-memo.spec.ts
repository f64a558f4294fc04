import { newOrderCode, orderCodesInMemo } from '@cho-phien/kernel';
import { doorMemo, doorOrderIn } from './door-memo.js';

describe('the memo of one parcel', () => {
  const code = newOrderCode();

  it.each([
    [`${code} D2`, `${code}-2`], [`${code.toLowerCase()}.d12 cam on`, `${code}-12`], [`MBVCB.1.${code}D1.CT tu`, `${code}-1`],
    [code, null], [`${code} D`, null], [`${code} D200112`, null], [`${newOrderCode()} D1`, null],
  ])('%s names %s', (memo, order) => { expect(doorOrderIn(memo, code)).toBe(order); });

  it('says the group too, and fits a transfer', () => {
    const memo = doorMemo(code, `${code}-17`);
    expect(doorOrderIn(memo, code)).toBe(`${code}-17`);
    expect(orderCodesInMemo(memo)).toEqual([code]);
    expect(memo).toMatch(/^[A-Z0-9 ]{1,25}$/);
  });
});
