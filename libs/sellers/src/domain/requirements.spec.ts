import { check, holdingBack, isComputable, linesFor, missingLines } from './requirements.js';
import type { Requirement, SellerFacts } from './requirements.js';

const line = (code: string, more: Partial<Requirement> = {}): Requirement =>
  ({ code, name: { vi: code, en: code }, hint: { vi: '', en: '' }, evidence: 'verified', sensitive: false, kinds: ['household'], productSets: [], required: true, place: 1, ...more });
const facts = (more: Partial<SellerFacts> = {}): SellerFacts => ({ communeCode: '06838', addressLine: 'Thôn 1', bankAccount: null, given: new Map(), waived: new Set(), ...more });
const given = (code: string, decision: 'verified' | 'refused' | null = null) => new Map([[code, { decision, note: '' }]]);

describe('a line of the checklist', () => {
  it('that has to be verified is not fulfilled by giving; one that is attested is', () => {
    expect(check(line('identity'), facts({ given: given('identity') }))).toMatchObject({ state: 'given', fulfilled: false });
    expect(check(line('food_safety', { evidence: 'attested' }), facts({ given: given('food_safety') }))).toMatchObject({ state: 'given', fulfilled: true });
    expect(check(line('identity'), facts({ given: given('identity', 'verified') }))).toMatchObject({ state: 'verified', fulfilled: true });
    expect(check(line('identity'), facts({ given: given('identity', 'refused') }))).toMatchObject({ state: 'missing', fulfilled: false });
  });

  it('that was waived is fulfilled until it is really there', () => {
    expect(check(line('identity'), facts({ waived: new Set(['identity']) }))).toMatchObject({ state: 'waived', fulfilled: true });
    expect(check(line('identity'), facts({ waived: new Set(['identity']), given: given('identity', 'verified') }))).toMatchObject({ state: 'verified' });
  });

  it('that nobody can compute stays missing', () => {
    expect(isComputable('address') && isComputable('bank_account') && !isComputable('luck') && !isComputable('toString')).toBe(true);
    expect(check(line('luck', { evidence: 'computed' }), facts())).toMatchObject({ state: 'missing', fulfilled: false });
    expect(check(line('address', { evidence: 'computed' }), facts({ addressLine: '' }))).toMatchObject({ state: 'missing' });
  });

  it('is asked of its kinds, in order, and counts only when required', () => {
    const all = [line('b', { place: 2 }), line('a'), line('c', { place: 2, required: false }), line('d', { kinds: ['htx'] })];
    expect(linesFor(all, 'household').map(({ code }) => code)).toEqual(['a', 'b', 'c']);
    expect(missingLines(linesFor(all, 'household'), facts())).toEqual(['a', 'b']);
  });

  it('of a licence holds back its goods whatever was waived', () => {
    const licence = line('alcohol_licence', { required: false, productSets: ['QD26-14'] });
    expect(holdingBack([licence], facts({ waived: new Set(['alcohol_licence']) }), 'QD26-14')).toEqual([licence]);
    expect(holdingBack([licence], facts(), 'QD26-06')).toEqual([]);
    expect(holdingBack([licence], facts({ given: given('alcohol_licence', 'verified') }), 'QD26-14')).toEqual([]);
  });
});
