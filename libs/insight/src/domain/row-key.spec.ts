import { RowKeys } from './row-key.js';

describe('the name of a row that is frozen', () => {
  const keyOf = (unit: object): string => new RowKeys().of(unit).key;

  it.each([
    [{ holder: 'HTX Đại Thành', communeCode: '06838', certificates: 3, part: 'rest' }, { certificates: 4, part: 'numerator' }, 'HTX Đại Thành · 06838'],
    [{ place: 'Chợ trung tâm', communeCode: '06838', stall: '12', part: 'rest', weight: 1 }, { part: 'numerator' }, 'Chợ trung tâm · 06838 · 12'],
    [{ place: 'Thôn 1', communeCode: '06838', stall: null, part: 'rest', weight: 40 }, { weight: 41 }, 'Thôn 1 · 06838 · rest'],
    [{ sellerName: 'Hộ An', task: 'listing', doneAt: '2026-10-05T09:00:00+07:00', doneBy: 'seller' }, { doneBy: 'assistant' }, 'Hộ An · listing · 2026-10-05T09:00:00+07:00'],
    [{ orderCode: 'CP1-1', sellerName: 'Hộ An', part: 'rest' }, { part: 'numerator' }, 'CP1-1'],
    [{ certificateNumber: 'MAU-1', holder: 'Hộ An', communeCode: '06838' }, { holder: 'Hộ Ba' }, 'MAU-1'],
  ])('is what the unit is, not what is said of it (%#)', (unit, change, key) => {
    expect([keyOf(unit), keyOf({ ...unit, ...change })]).toEqual([key, key]);
  });

  it('tells rows of one name apart by their place', () => {
    const keys = new RowKeys();
    expect([keys.of({ orderCode: 'A' }), keys.of({ orderCode: 'A', more: 1 })].map(({ key }) => key)).toEqual(['A', 'A (2)']);
  });
});
