import { dong } from '@cho-phien/kernel';
import { leavesPackOpen, merged, newContent, variantIdAt } from './listing-content.js';

const ID = '01975c00-0000-7000-8000-000000000001';
const first = newContent(ID, { name: 'Miến dong', price: dong(75_000), unit: 'gói 500 g' }, '06838');

describe('what a listing says', () => {
  it('takes net weight and parcel from the unit where it tells them', () => {
    expect(first.variants).toEqual([{ id: variantIdAt(ID, 0), name: 'gói 500 g', price: 75_000, unit: 'gói 500 g', netWeightGrams: 500, netVolumeMl: null, deliveryWeightGrams: 550 }]);
    const piece = newContent(ID, { name: 'Khăn', price: dong(1), unit: 'chiếc' }, '06838').variants[0];
    expect(piece).toMatchObject({ netWeightGrams: null, netVolumeMl: null, deliveryWeightGrams: null });
    expect(newContent(ID, { name: 'Dầu', price: dong(1), unit: 'chiếc', netVolumeMl: 1_000 }, '06838').variants[0]).toMatchObject({ netVolumeMl: 1_000, deliveryWeightGrams: 1_120 });
  });

  it('keeps what is not said again, and forgets contents with their unit', () => {
    const dearer = merged(ID, first, { price: dong(80_000) });
    expect(dearer).toEqual({ ...first, variants: [{ ...first.variants[0], price: 80_000 }] });
    expect(merged(ID, dearer, { unit: 'chiếc' }).variants[0]).toMatchObject({ price: 80_000, unit: 'chiếc', name: 'chiếc', netWeightGrams: null, deliveryWeightGrams: null });
    expect(merged(ID, first, { onHand: 3 })).toEqual(first);
  });

  it('is sold in a season or in a window, never in both', () => {
    const inSeason = merged(ID, first, { season: { months: [9, 8, 9] } });
    expect([inSeason.season, inSeason.window]).toEqual([{ months: [8, 9] }, null]);
    const inWindow = merged(ID, inSeason, { window: { from: '2026-06-01', until: '2026-07-01' } });
    expect([inWindow.season, inWindow.window?.from]).toEqual([null, '2026-06-01']);
    expect(merged(ID, inWindow, { window: null })).toMatchObject({ season: null, window: null });
  });

  it('does not guess of which pack a price is', () => {
    const two = merged(ID, first, { variants: [{ price: dong(1), unit: 'gói 1 kg' }, { price: dong(2), unit: 'gói 2 kg' }] });
    expect([leavesPackOpen(two, { price: dong(3) }), leavesPackOpen(two, { name: 'Miến' }), leavesPackOpen(first, { price: dong(3) })]).toEqual([true, false, false]);
    expect(two.variants.map(({ id }) => id)).toEqual([variantIdAt(ID, 0), variantIdAt(ID, 1)]);
  });

  it('takes the contents of a new unit that tells them for those of the old one', () => {
    const [pack] = first.variants;
    const sent = { id: pack!.id, price: pack!.price, netWeightGrams: 500, netVolumeMl: null, deliveryWeightGrams: 550 };
    expect(merged(ID, first, { variants: [{ ...sent, unit: 'gói 1 kg' }] }).variants).toEqual([{ ...sent, name: 'gói 1 kg', unit: 'gói 1 kg', netWeightGrams: 1_000, deliveryWeightGrams: 1_070 }]);
    expect(merged(ID, first, { variants: [{ ...sent, unit: 'gói 1 kg', netWeightGrams: 900 }] }).variants[0]).toMatchObject({ netWeightGrams: 900, deliveryWeightGrams: 1_070 });
    expect(merged(ID, first, { variants: [{ ...sent, unit: 'túi' }] }).variants[0]).toMatchObject({ netWeightGrams: 500, deliveryWeightGrams: 550 });
  });

  it('loses an attribute that is said to be empty', () => {
    expect(merged(ID, merged(ID, first, { attributes: { allergens: 'Lạc', handmade: false } }), { attributes: { allergens: '' } }).attributes).toEqual({ handmade: false });
  });
});
