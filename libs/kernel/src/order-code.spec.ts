import fc from 'fast-check';
import { isOrderCode, isStallCode, newOrderCode, newStallCode, orderCodesInMemo } from './order-code.js';

const ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('an order code', () => {
  it('is short, valid and never repeats in 20,000 draws', () => {
    const codes = new Set(Array.from({ length: 20_000 }, newOrderCode));
    expect(codes.size).toBe(20_000);
    for (const code of codes) expect(isOrderCode(code) && code.length === 11).toBe(true);
  });

  it('detects every single wrong character and every swap of neighbours', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 10 }), fc.constantFrom(...ALPHABET), (position, other) => {
      const code = newOrderCode();
      const changed = code.slice(0, position) + other + code.slice(position + 1);
      expect(isOrderCode(changed)).toBe(changed === code);
      const swapped = code.slice(0, position - 1) + code[position]! + code[position - 1]! + code.slice(position + 1);
      if (position > 2 && swapped !== code && position < 10) expect(isOrderCode(swapped)).toBe(false);
    }));
  });

  it.each([
    (code: string) => `MBVCB.3278907687.${code}.CT tu 0011 toi 0022`,
    (code: string) => code.toLowerCase(),
    (code: string) => `${code.slice(0, 5)} ${code.slice(5)} cam on`,
    (code: string) => `QR${code}CHUYENTIEN`,
  ])('is found in a memo changed by a bank (%#)', (mangle) => {
    const code = newOrderCode();
    expect(orderCodesInMemo(mangle(code))).toEqual([code]);
  });

  it('is not found where there is none', () => {
    expect(orderCodesInMemo('Chuc mung nam moi CPZZZZZZZZ')).toEqual([]);
  });
});

describe('the code of a sale at a stall', () => {
  it('is found in a memo like an order code, and is none', () => {
    const code = newStallCode();
    expect([isStallCode(code), isOrderCode(code), isStallCode(newOrderCode())]).toEqual([true, false, false]);
    expect(orderCodesInMemo(`MBVCB.1.${code.toLowerCase()}.CT tu`)).toEqual([code]);
  });
});
