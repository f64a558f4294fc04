import { describe, expect, test } from '@jest/globals';
import { MANGLES, mangleMemo } from './memo.js';

const MEMO = 'cp7k2m9q Trả tiền: đơn số 1, chợ phiên';

describe('a memo on its way through the banks', () => {
  test('arrives as it was when no bank touches it', () => {
    expect(mangleMemo(MEMO, [], '0000000001')).toBe(MEMO);
  });

  test('may lose its case, marks, punctuation or end, or get words around it', () => {
    expect(mangleMemo(MEMO, ['upper'], '1')).toBe('CP7K2M9Q TRẢ TIỀN: ĐƠN SỐ 1, CHỢ PHIÊN');
    expect(mangleMemo(MEMO, ['strip'], '1')).toBe('cp7k2m9q Tra tien don so 1 cho phien');
    expect(mangleMemo(MEMO, ['strip', 'upper', 'truncate'], '1')).toBe('CP7K2M9Q TRA TIEN DON SO ');
    expect(mangleMemo('CP7K2M9Q', ['wrap'], '0000000042')).toMatch(/^MBVCB\.0000000042\.CP7K2M9Q\.CT tu /);
    expect(mangleMemo('CP7K2M9Q', ['prefix', 'suffix'], '0000000042')).toMatch(/^0000000042 CP7K2M9Q GD /);
  });

  test('keeps a leading order code whatever is done', () => {
    for (const step of MANGLES) expect(mangleMemo('CP7K2M9Q', [step], '1').toUpperCase()).toContain('CP7K2M9Q');
  });
});
