import fc from 'fast-check';
import type { Dong } from '@cho-phien/kernel';
import { dong, newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { AttributeValue, Season } from '../domain/listing-content.js';
import type { Decision } from '../domain/revision-state.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { ListingReviews } from '../storage/listing-reviews.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import { openStall, shown } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { DecideListing } from './decide-listing.js';
import { EditListing } from './edit-listing.js';
import { LayOutListing } from './lay-out-listing.js';
import { ShowReviews } from './show-reviews.js';

describe('the review of listings', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const edit = (id: string, base: number, input: Parameters<EditListing['run']>[3]) => stall.get(EditListing).run(stall.seller, id, base, input);
  const waiting = async (id: string) => (await stall.get(ListingReviews).page('in_review', { limit: 100 })).items.find(({ productId }) => productId === id)!;
  const word = (reviewId: string, decision: Decision, reason: string | null = null) => stall.get(DecideListing).run(newId(), reviewId, decision, reason);
  const told = async (type: string, id: string) => (await stall.db.query(`select payload from platform.outbox where type = $1 and payload->>'productId' = $2 order by id`, [type, id])).map(({ payload }: { payload: Record<string, unknown> }) => payload);

  it('shows the operator before and after, what changed, and what the rules say', async () => {
    const id = await stall.published({ name: 'Cao atiso', productSet: 'QD26-18', attributes: { shelf_life_days: 365, declaration_number: '12/2026', usage: 'Pha nước', warnings: 'Không' } });
    await edit(id, 1, { description: 'Điều trị mất ngủ, TỐT NHẤT vùng. Ăn không chưa bệnh.', price: dong(99_000) });
    await stall.submit(id);
    const review = await stall.get(ShowReviews).one((await waiting(id)).id, 'vi');
    expect(review).toMatchObject({ before: { price: 75_000, description: '' }, after: { price: 99_000 }, changed: ['description', 'variants'] });
    expect(review.checks.map(({ rule, message }) => [rule, message])).toEqual([
      ['best_of_all', 'Nói nhất, duy nhất mà chưa có giấy chứng minh: “tốt nhất”.'], ['cure_claim', 'Nói chữa được bệnh: “điều trị”.'],
    ]);
    expect(await waiting(id)).toMatchObject({ isNew: false, number: 2, name: 'Cao atiso', seller: { name: 'HTX Thử' } });
  });

  it('of two words given at once takes one', async () => {
    const id = await stall.draft();
    await stall.submit(id);
    const { id: review } = await waiting(id);
    const results = await Promise.allSettled([word(review, 'approve'), word(review, 'decline', 'Ảnh mờ.'), word(review, 'approve')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict', code: 'catalog.decided_meanwhile' });
    expect(await told('catalog.listing_decided', id)).toHaveLength(1);
  });

  it('asks for changes with a reason, which the seller sees and answers with the next version', async () => {
    const id = await stall.draft();
    await stall.submit(id);
    await expect(stall.decide(id, 'ask_changes')).rejects.toMatchObject({ code: 'catalog.reason_needed' });
    await stall.decide(id, 'ask_changes', 'Chụp lại ảnh sáng hơn.');
    expect(await shown(stall, id)).toMatchObject({ state: 'changes_asked', revision: { state: 'changes_asked', reason: 'Chụp lại ảnh sáng hơn.' } });
    await expect(stall.submit(id)).rejects.toMatchObject({ code: 'catalog.nothing_to_send' });
    await edit(id, 1, { photos: [await stall.photo()] });
    expect(await shown(stall, id)).toMatchObject({ state: 'draft', revision: { number: 2, state: 'draft' } });
    await stall.submit(id);
    await stall.submit(id);
    await stall.decide(id, 'approve');
    expect(await shown(stall, id)).toMatchObject({ state: 'public' });
    expect((await told('catalog.listing_decided', id)).map(({ decision, reason }: Record<string, unknown>) => [decision, reason])).toEqual([['ask_changes', 'Chụp lại ảnh sáng hơn.'], ['approve', null]]);
    expect((await told('catalog.product_changed', id)).map(({ public: open }: Record<string, unknown>) => open)).toEqual([true]);
    expect((await told('catalog.listing_submitted', id)).length).toBe(2);
  });

  it('does not approve what the seller is just editing', async () => {
    const id = await stall.draft();
    await stall.submit(id);
    const { id: review } = await waiting(id);
    const [edited, decided] = await Promise.allSettled([edit(id, 1, { price: dong(1_000_000) }), word(review, 'approve')]);
    const product = await shown(stall, id);
    expect(edited.status).toBe('fulfilled');
    if (decided.status === 'rejected') expect([decided.reason.code, product.published]).toEqual(['catalog.decided_meanwhile', null]);
    else expect(product.published?.price).toBe(75_000);
    expect(product).toMatchObject({ price: 1_000_000, revision: { number: 2, state: 'draft' } });
    await expect(word(review, 'decline', 'Muộn.')).rejects.toMatchObject({ code: 'catalog.decided_meanwhile' });
  });

  it('does not approve spirits before the licence was verified', async () => {
    const id = await stall.draft(stall.seller, { name: 'Rượu nếp', productSet: 'QD26-14', unit: 'chai 500 ml', attributes: { shelf_life_days: 365, alcohol_percent: 30 } });
    await stall.submit(id);
    const review = await waiting(id);
    expect((await stall.get(ShowReviews).one(review.id, 'vi')).checks).toContainEqual(expect.objectContaining({ rule: 'alcohol_licence', blocking: true }));
    await expect(word(review.id, 'approve')).rejects.toMatchObject({ code: 'catalog.licence_needed' });
    expect(await shown(stall, id)).toMatchObject({ state: 'in_review' });
  });

  const attributes = fc.constantFrom<Record<string, AttributeValue>>({ shelf_life_days: 90 }, { allergens: '' }, { allergens: 'Đậu nành' });
  const season = fc.constantFrom<Season | null>(null, { months: [1, 2] });
  const version = fc.record({
    name: fc.constantFrom('Miến dong', 'Miến', 'Miến dong đặc biệt'), price: fc.integer({ min: 1, max: 900_000 }).map((amount) => amount as Dong), story: fc.constantFrom(null, 'Nhà làm.'),
    season, attributes, packs: fc.integer({ min: 1, max: 3 }),
  }, { requiredKeys: ['price', 'packs'] });
  const step = fc.record({ said: version, word: fc.constantFrom<Decision | 'none'>('approve', 'ask_changes', 'decline', 'none') });

  it('rebuilds every product exactly from its approved versions, in their order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const id = await stall.published();
      for (const { said: { packs, price, ...said }, word: given } of steps) {
        const { revision } = await shown(stall, id);
        await edit(id, revision.number, { ...said, variants: Array.from({ length: packs }, (_, place) => ({ price: dong(price + place), unit: `gói ${place + 1} kg`, onHand: place })) });
        if ((await shown(stall, id)).revision.state !== 'draft') continue;
        if (given === 'none') continue;
        await stall.submit(id);
        await stall.decide(id, given, given === 'approve' ? undefined : 'Sửa lại.');
      }
      const before = await rowsOf(stall, id);
      await stall.db.query(`update catalog.products set name = 'hỏng', description = 'hỏng', attributes = '{}', price_amount = 0, season_months = null, image = null where id = $1`, [id]);
      await stall.get(UnitOfWork).run(async (tx) => {
        await stall.get(ListingRepository).lockAny(tx, id);
        for (const { content } of await stall.get(RevisionRepository).approved(tx, id)) await stall.get(LayOutListing).run(tx, { id, sellerId: stall.seller.sellerId }, content);
      });
      expect(await rowsOf(stall, id)).toEqual(before);
    }), { numRuns: 12 });
  }, 120_000);
});

/** Everything of a product that its versions decide; what is on hand is none of it. */
async function rowsOf(stall: Stall, id: string): Promise<unknown> {
  const [product] = await stall.db.query(`select to_jsonb(p) - '{version,available}'::text[] as row from catalog.products p where id = $1`, [id]);
  const variants = await stall.db.query(`select to_jsonb(v) - '{available,stock_version}'::text[] as row from catalog.variants v where product_id = $1 order by position`, [id]);
  const images = await stall.db.query('select * from catalog.images where product_id = $1 order by position', [id]);
  return { product, variants, images };
}
