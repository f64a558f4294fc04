import { dong, newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { InventoryFacade } from '@cho-phien/inventory';
import { CatalogFacade } from '../catalog.facade.js';
import type { CertificateDraft } from '../domain/product-draft.js';
import { openStall, shown } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { CreateListing } from './create-listing.js';
import { EditListing } from './edit-listing.js';
import { FollowPhotos } from './follow-photos.js';
import { OwnCertificates } from './own-certificates.js';
import { ShowOwnProducts } from './show-own-products.js';
import { ShowProduct } from './show-product.js';
import { TakeOutListing } from './take-out-listing.js';

describe('a listing', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const edit = (id: string, base: number, input: Parameters<EditListing['run']>[3], by = stall.seller) => stall.get(EditListing).run(by, id, base, input);
  const inShop = async (id: string) => stall.get(ShowProduct).run((await shown(stall, id)).slug, 'vi');

  it('begins as a draft from photo, name, price and unit, and says what it lacks', async () => {
    const { productId } = await stall.get(CreateListing).run(stall.seller, undefined, { name: 'Mật ong rừng', price: dong(180_000), unit: 'chai 350 ml', photos: [] });
    const product = await shown(stall, productId);
    expect(product).toMatchObject({
      state: 'draft', published: null, slug: 'mat-ong-rung', communeCode: '06838', unitPrice: { amount: 514_286, per: 'l' }, onHoliday: false,
      revision: { number: 1, state: 'draft', by: 'seller', confirmedAt: null }, variants: [{ netVolumeMl: 350, deliveryWeightGrams: 620, onHand: 0 }],
    });
    expect(product.missing).toEqual([{ field: 'photos', message: 'Thêm ít nhất một ảnh.' }, { field: 'productSet', message: 'Chọn nhóm hàng.' }]);
    await expect(stall.submit(productId)).rejects.toMatchObject({ kind: 'unprocessable', code: 'catalog.incomplete', errors: [{ path: 'photos' }, { path: 'productSet' }] });
    await expect(inShop(productId)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
  });

  it('names each required attribute of its set that is missing', async () => {
    const id = await stall.draft(stall.seller, { name: 'Rượu men lá', productSet: 'QD26-14', attributes: {} });
    await expect(stall.submit(id)).rejects.toMatchObject({ errors: [
      { path: 'attributes.shelf_life_days', detail: 'Ghi ô “Hạn dùng (ngày)”.' }, { path: 'attributes.alcohol_percent', detail: 'Ghi ô “Độ cồn (%)”.' },
    ] });
  });

  it('refuses attributes that are not known or have the wrong kind, and other sellers’ certificates and communes that are none', async () => {
    const wrong = { attributes: { shelf_life_days: 'lâu', colour: 'đỏ', storage: 'cellar' }, certificateId: newId(), communeCode: '99999', producerSellerId: stall.other.sellerId };
    await expect(stall.draft(stall.seller, { ...wrong, communeCode: undefined })).rejects.toMatchObject({ errors: ['shelf_life_days', 'colour', 'storage'].map((code) => ({ path: `attributes.${code}` })).concat([{ path: 'certificateId' }, { path: 'producerSellerId' }]) });
    await expect(stall.draft(stall.seller, { communeCode: '99999' })).rejects.toMatchObject({ code: 'catalog.unknown_commune' });
  });

  it('that is sent twice at the same time arrives once', async () => {
    const [id, said] = [newId(), await stall.listing({ name: 'Gửi hai lần' })];
    const outcomes = await Promise.all([1, 2, 3].map(() => stall.get(CreateListing).run(stall.seller, id, said)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['known', 'known', 'made']);
    await edit(id, 1, { price: dong(80_000) });
    expect((await stall.get(CreateListing).run(stall.seller, id, said)).outcome).toBe('known');
    expect((await stall.get(CreateListing).run(stall.seller, id, { ...said, name: 'Khác' })).outcome).toBe('taken');
    expect(await shown(stall, id)).toMatchObject({ name: 'Gửi hai lần', price: 80_000, revision: { number: 2 }, variants: [{ onHand: 20 }] });
    await expect(stall.get(CreateListing).run(stall.other, id, said)).rejects.toMatchObject({ code: 'catalog.id_taken' });
  });

  it('is another seller’s neither to read nor to write, and no pack of other goods can be taken into it', async () => {
    const id = await stall.draft();
    await expect(stall.get(ShowOwnProducts).one(stall.other, id)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    await expect(edit(id, 1, { name: 'Cướp' }, stall.other)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    await expect(stall.submit(id, stall.other)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    const pack = (await shown(stall, id)).variants[0]!.id;
    await expect(stall.get(CreateListing).run(stall.other, newId(), { name: 'Của tôi', price: dong(1), unit: 'cái', variants: [{ id: pack, price: dong(1), unit: 'cái' }] })).rejects.toMatchObject({ code: 'catalog.id_taken' });
    const theirs = await stall.photo(stall.other.sellerId);
    await edit(id, 1, { photos: [theirs] });
    expect(await shown(stall, id)).toMatchObject({ photos: [{ id: theirs, state: 'unknown', image: null }], missing: [{ field: 'photos.0' }] });
  });

  it('edited by two at once keeps the first and shows the second both versions', async () => {
    const id = await stall.draft();
    const results = await Promise.all([edit(id, 1, { price: dong(70_000) }), edit(id, 1, { name: 'Miến dong Bình Liêu' })]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['edited', 'overtaken']);
    const [won, lost] = results[0]!.outcome === 'edited' ? [70_000, 'Miến dong Bình Liêu'] : ['Miến dong Bình Liêu', 70_000];
    expect(JSON.stringify(await shown(stall, id))).toContain(String(won));
    expect(JSON.stringify(results.find(({ outcome }) => outcome === 'overtaken'))).toContain(String(lost));
  });

  it('takes an edit that comes again for the one it already made', async () => {
    const id = await stall.draft();
    expect((await edit(id, 1, { story: 'Nhà làm.' })).outcome).toBe('edited');
    expect((await edit(id, 1, { story: 'Nhà làm.' })).outcome).toBe('unchanged');
    expect((await shown(stall, id)).revision.number).toBe(2);
  });

  it('asks of which pack a price is once there are several', async () => {
    const id = await stall.draft(stall.seller, { variants: [{ price: dong(75_000), unit: 'gói 500 g', onHand: 3 }, { price: dong(140_000), unit: 'gói 1 kg', onHand: 2 }] });
    await expect(edit(id, 1, { price: dong(1) })).rejects.toMatchObject({ code: 'catalog.which_pack' });
    const { variants } = await shown(stall, id);
    expect(variants.map(({ onHand, unitPrice }) => [onHand, unitPrice?.amount])).toEqual([[3, 150_000], [2, 140_000]]);
  });

  it('shows nothing of an edit to the public before it is approved, while stock and hiding act at once', async () => {
    const id = await stall.published({ name: 'Chè dây' });
    const before = await inShop(id);
    await edit(id, 1, { name: 'Chè dây Ba Chẽ', price: dong(99_000), onHand: 7, photos: [await stall.photo()] });
    await stall.submit(id);
    expect(await inShop(id)).toEqual(before);
    expect(await shown(stall, id)).toMatchObject({ state: 'public', name: 'Chè dây Ba Chẽ', price: 99_000, revision: { number: 2, state: 'in_review' }, published: { name: 'Chè dây', price: 75_000 }, variants: [{ onHand: 7 }] });
    await stall.get(TakeOutListing).run(stall.seller, id, 'hidden');
    await expect(inShop(id)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    await stall.decide(id, 'approve');
    await expect(inShop(id)).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    await stall.get(TakeOutListing).run(stall.seller, id, 'public');
    expect(await inShop(id)).toMatchObject({ name: 'Chè dây Ba Chẽ', price: 99_000, available: 7, slug: before.slug });
    const draft = await stall.draft();
    await expect(stall.get(TakeOutListing).run(stall.seller, draft, 'public')).rejects.toMatchObject({ code: 'catalog.not_published' });
  });

  it('shows a photo on a draft once it is ready, and cannot be sent before', async () => {
    const photoId = newId();
    const id = await stall.draft(stall.seller, { photos: [photoId] });
    await expect(stall.submit(id)).rejects.toMatchObject({ errors: [{ path: 'photos.0' }] });
    await stall.db.query(`insert into media.photos (seller_id, id, state, size, received, created_by, created_at, touched_at, key, width, height, placeholder) values ($1, $2, 'ready', 9, 9, 'test', now(), now(), 'aa', 1280, 960, 'data:,')`, [stall.seller.sellerId, photoId]);
    await stall.get(UnitOfWork).run((tx) => stall.get(FollowPhotos).run(tx, { photoId, sellerId: stall.seller.sellerId }));
    expect(await shown(stall, id)).toMatchObject({ image: { url: '/media/photos/aa/640.jpeg', alt: 'Miến dong' }, missing: [] });
    await stall.submit(id);
  });

  it('can be put in a basket in its season alone, by the calendar of Vietnam', async () => {
    const id = await stall.published({ name: 'Hồng vành khuyên', season: { months: [8, 9] } });
    const pack = (await shown(stall, id)).variants[0]!.id;
    const forSale = async () => (await stall.get(CatalogFacade).variantsForSale([pack])).get(pack);
    for (const [instant, expected] of [
      ['2027-07-31T16:59:59.999Z', { public: false, notForSale: 'out_of_season' }], ['2027-07-31T17:00:00Z', { public: true, notForSale: null }],
      ['2027-09-30T16:59:59Z', { public: true }], ['2027-09-30T17:00:00Z', { public: false }],
    ] as const) {
      stall.clock.set(new Date(instant));
      expect([instant, await forSale()]).toEqual([instant, expect.objectContaining(expected)]);
      expect(await inShop(id)).toMatchObject({ onSale: expected.public, inStock: expected.public, offSale: expected.public ? null : 'out_of_season', season: { months: [8, 9] } });
    }
    stall.clock.set(new Date('2027-08-10T03:00:00Z'));
    await stall.db.query(`update catalog.products set holiday_from = '2027-08-10', holiday_until = '2027-08-11' where id = $1`, [id]);
    expect(await forSale()).toMatchObject({ public: false, notForSale: 'on_holiday' });
    expect(await inShop(id)).toMatchObject({ onHoliday: true, onSale: false, offSale: 'on_holiday' });
    stall.clock.set(new Date('2026-11-22T02:00:00Z'));
  });

  it('picks its certificate from the register, its own seller’s and no other product’s, and shows it once approved', async () => {
    const certificate = (holder: string, more: Partial<CertificateDraft> = {}): CertificateDraft => ({
      id: newId(), number: `THU-${newId()}`, stars: 4, decisionNumber: 'THU 1', authority: 'UBND tỉnh', holder, producerKind: 'htx', issuedOn: '2026-01-01', expiresOn: '2028-12-31', renewalLodgedOn: null, revokedOn: null,
      classificationScheme: 'QD148', productSet: 'QD26-06', communeCode: '06838', productId: null, productName: 'Miến dong', demo: true, ...more });
    const [own, foreign, ended] = [certificate('HTX thử'), certificate('Hộ Khác'), certificate('HTX Thử', { issuedOn: '2022-01-01', expiresOn: '2024-12-31' })];
    await stall.get(UnitOfWork).run((tx) => stall.get(CatalogFacade).enterGoods(tx, [], [own, foreign, ended]));
    expect((await stall.get(OwnCertificates).run(stall.seller.sellerId)).map(({ id, state }) => [id, state])).toEqual([[own.id, 'valid'], [ended.id, 'expired']]);
    expect(await stall.get(OwnCertificates).run(stall.other.sellerId)).toEqual([]);
    for (const { id } of [foreign, ended]) await expect(stall.draft(stall.seller, { certificateId: id })).rejects.toMatchObject({ errors: [{ path: 'certificateId', code: 'catalog.certificate_not_yours' }] });
    const id = await stall.published({ certificateId: own.id });
    expect(await inShop(id)).toMatchObject({ certificate: { number: own.number, stars: 4 } });
    await expect(stall.draft(stall.seller, { certificateId: own.id })).rejects.toMatchObject({ errors: [{ path: 'certificateId' }] });
  });

  it('loses no unit when its stock is counted while it is being sold', async () => {
    const id = await stall.published({ onHand: 10 });
    const variantId = (await shown(stall, id)).variants[0]!.id;
    const buy = (code: string) => stall.get(UnitOfWork).run((tx) => stall.get(InventoryFacade).reserve(tx, code, [{ variantId, quantity: 1 }]));
    const count = (onHand: number) => edit(id, 1, { onHand });
    const results = await Promise.allSettled([...Array.from({ length: 8 }, (_, index) => buy(`CPCOUNT${index}`)), count(6), count(12), count(4)]);
    const sold = results.slice(0, 8).filter(({ status }) => status === 'fulfilled').length;
    for (const result of results) if (result.status === 'rejected') expect(['inventory.insufficient_stock', 'inventory.below_reserved']).toContain(result.reason.code);
    const { reserved, onHand, available } = (await shown(stall, id)).variants[0]!;
    expect([reserved, available >= 0, onHand >= reserved]).toEqual([sold, true, true]);
    expect((await shown(stall, id)).revision.number).toBe(1);
  });

  it('shows buyers what its attributes say', async () => {
    const id = await stall.published({ name: 'Khăn thêu', productSet: 'QD26-22', unit: 'chiếc', deliveryWeightGrams: 200, attributes: { material: 'Bông', length_cm: 120.5, handmade: true, shelf_life_days: 3 } });
    expect((await inShop(id)).attributes.map(({ name, text }) => [name, text])).toEqual([['Chất liệu', 'Bông'], ['Chiều dài', '120,5 cm'], ['Làm bằng tay', 'Có']]);
  });
});
