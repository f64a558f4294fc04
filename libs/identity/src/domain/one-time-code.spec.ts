import { hashCode, newCode, sameHash, slipsOf } from './one-time-code.js';

describe('a one-time code', () => {
  it('has six digits, leading zeros kept', () => {
    for (let draw = 0; draw < 2_000; draw++) expect(newCode()).toMatch(/^\d{6}$/);
  });

  it('is known only by a hash that depends on the secret and the phone', () => {
    const hash = hashCode('a', '+84900000001', '123456');
    expect(sameHash(hash, hashCode('a', '+84900000001', '123456'))).toBe(true);
    for (const other of [hashCode('b', '+84900000001', '123456'), hashCode('a', '+84900000002', '123456'), hashCode('a', '+84900000001', '123457')]) expect(sameHash(hash, other)).toBe(false);
  });

  it('has 54 slips of one digit and up to 5 of two swapped neighbours, never itself', () => {
    expect(slipsOf('123456')).toHaveLength(59);
    expect(slipsOf('111111')).toHaveLength(54);
    expect(slipsOf('123456')).toEqual(expect.arrayContaining(['123457', '213456', '123465']));
    expect(slipsOf('123456')).not.toContain('123456');
  });
});
