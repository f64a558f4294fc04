import { readPacks } from '../../apps/web/src/lib/seller/pack-form.js';
import { packRows, packsOf } from '../../apps/web/src/lib/seller/packs.js';

const variant = (id: string, unit: string, price: number, name = unit) => (
  { id, name, unit, price, onHand: 5, reserved: 0, available: 5, netWeightGrams: 500, netVolumeMl: null, deliveryWeightGrams: 550, unitPrice: null });
const market = packsOf([variant('a', 'gói 500 g', 75_000), variant('b', 'hộp', 200_000, 'Hộp quà')]);

const row = (place: number, fields: Record<string, string>): [string, string][] => Object.entries(fields).map(([field, value]) => [`qc.${place}.${field}`, value]);
function read(...rows: [string, string][][]) {
  const form = new FormData();
  for (const [name, value] of rows.flat()) form.append(name, value);
  const problems = {};
  return { packs: readPacks(form, problems), problems };
}
const first = row(0, { ma: 'a', don_vi: 'gói 500 g', gia: '75.000', nang: '500', ml: '', nang_gui: '550' });
const second = row(1, { ma: 'b', don_vi: 'hộp', ten: 'Hộp quà', gia: '200.000', nang: '500', ml: '', nang_gui: '550' });
const blank = row(2, { ma: 'c', moi: '1', don_vi: '', gia: '', nang: '', con: '' });

describe('the pack sizes of goods', () => {
  it('are read as they were shown, the empty row left out', () => {
    expect(read(first, second, blank)).toEqual({ packs: market, problems: {} });
    expect(read().packs).toBeUndefined();
  });

  it('gain the one that was written in', () => {
    const { packs, problems } = read(first, row(1, { ma: 'c', moi: '1', don_vi: 'gói 1 kg', gia: '140.000', nang: '', con: '6' }));
    expect([packs?.[1], problems]).toEqual([{ id: 'c', unit: 'gói 1 kg', price: 140_000, netWeightGrams: null, netVolumeMl: null, deliveryWeightGrams: null, onHand: 6 }, {}]);
    expect(read(first, row(1, { ma: 'c', moi: '1', don_vi: 'gói 1 kg', gia: '', nang: '', con: '' })).problems).toEqual({ 'qc.1.gia': 'price', 'qc.1.con': 'count' });
  });

  it('lose the one that was ticked away, but never the last', () => {
    expect(read([...first, ['qc.0.bo', '1']], second, blank).packs?.map(({ id }) => id)).toEqual(['b']);
    expect(read([...first, ['qc.0.bo', '1']], [...second, ['qc.1.bo', '1']], blank).problems).toEqual({ 'qc.0.bo': 'pack_last' });
  });

  it('are told apart by their names', () => {
    expect(read(first, row(1, { ma: 'b', don_vi: 'gói 500 g', gia: '80.000' })).problems).toEqual({ 'qc.1.don_vi': 'pack_twice' });
  });

  it('are shown with what was written over them, one taken away still in sight', () => {
    const rows = packRows(market, [{ ...market[1]!, price: 210_000 }, { id: 'c', unit: 'túi' }], 'd');
    expect(rows.map(({ pack, taken, isNew }) => [pack.id, pack.price, taken, isNew])).toEqual([['a', 75_000, true, false], ['b', 210_000, false, false], ['c', undefined, false, true], ['d', undefined, false, true]]);
    expect(packRows(market, undefined, 'd').map(({ pack }) => pack.id)).toEqual(['a', 'b', 'd']);
  });
});
