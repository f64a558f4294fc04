import { publishedOn } from './published-rates.js';
import type { Rate } from './rate.js';

const base: Rate = {
  id: '1', kind: 'commission', productSets: null, sellerKind: null, channel: null, method: null, basisPoints: 500, floor: null, cap: null,
  borneBy: 'seller', validFrom: '2026-01-01', validTo: null, legalRef: null, status: 'confirmed',
};
const told = (rates: Rate[], day = '2026-11-22') => publishedOn(rates, day).map(({ id, validTo, state }) => [id, validTo, state]);

describe('the public list of fees', () => {
  it('ends a fee on the eve of the one that takes its place, and shows both', () => {
    expect(told([base, { ...base, id: '2', validFrom: '2026-12-20' }])).toEqual([['1', '2026-12-19', 'in_force'], ['2', null, 'coming']]);
  });

  it('leaves out what no longer counts', () => {
    expect(told([base, { ...base, id: '2', validFrom: '2026-11-22' }])).toEqual([['2', null, 'in_force']]);
    expect(told([{ ...base, validTo: '2026-11-21' }])).toEqual([]);
    expect(told([{ ...base, validFrom: '2026-12-20' }, { ...base, id: '2', validFrom: '2026-12-20' }])).toEqual([['2', null, 'coming']]);
  });

  it('keeps its own last day where that is sooner', () => {
    expect(told([{ ...base, validTo: '2026-12-01' }, { ...base, id: '2', validFrom: '2026-12-20' }])).toEqual([['1', '2026-12-01', 'in_force'], ['2', null, 'coming']]);
  });

  it('takes no fee for the place of one for others', () => {
    const others: Rate[] = [{ ...base, id: '2', channel: 'stall' }, { ...base, id: '3', productSets: ['QD26-01'] }, { ...base, id: '4', sellerKind: 'farm' }, { ...base, id: '5', method: 'cod' }, { ...base, id: '6', kind: 'gateway_fee' }];
    expect(told([base, ...others])).toHaveLength(6);
    expect(told([{ ...base, productSets: ['QD26-02', 'QD26-01'] }, { ...base, id: '2', productSets: ['QD26-01', 'QD26-02'], validFrom: '2026-02-01' }])).toEqual([['2', null, 'in_force']]);
  });
});
