import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';
import { sendPhoto } from './uploading.js';

interface Draft { id: string; revision: { number: number; hash: string } }

/** One photo of a stage is enough for all its listings. */
const photos = new WeakMap<Stage, Promise<string>>();
function photoOf(stage: Stage): Promise<string> {
  const photo = photos.get(stage) ?? sendPhoto(stage.people.seller, stage.sellerId).then(({ id }) => id);
  photos.set(stage, photo);
  return photo;
}

const goods = async (stage: Stage): Promise<object> => (
  { name: 'Giỏ tre', productSet: 'QD26-21', price: 120_000, unit: 'chiếc', deliveryWeightGrams: 900, onHand: 4, photos: [await photoOf(stage)], attributes: { material: 'Tre' } });

/** What a seller says first; each of these must be said rightly. */
const firstWords = async (stage: Stage): Promise<object> => ({ name: 'Giỏ tre', price: 120_000, unit: 'chiếc', onHand: 4, photos: [await photoOf(stage)], attributes: { material: 'Tre' } });

const draft = async (stage: Stage): Promise<Draft> => stage.people.seller.post<Draft>(`/api/seller/${stage.sellerId}/products`, await goods(stage));

const ofDraft = async (stage: Stage, more: (draft: Draft) => Asked = () => ({})): Promise<Asked> => {
  const made = await draft(stage);
  return { as: 'seller', params: { sellerId: stage.sellerId, productId: made.id }, ...more(made) };
};

async function ofReview(stage: Stage, more: Asked = {}): Promise<Asked> {
  const { id: productId } = await draft(stage);
  await stage.people.seller.post(`/api/seller/${stage.sellerId}/products/${productId}/publication`, {});
  for (let after = ''; ;) {
    const page = await stage.people.operator.get<{ items: { id: string; productId: string }[]; next: string | null }>(`/api/operator/listing-reviews?limit=100${after}`);
    const review = page.items.find((item) => item.productId === productId);
    if (review) return { as: 'operator', params: { id: review.id }, ...more };
    if (page.next === null) throw new Error('The listing does not wait for a review.');
    after = `&after=${page.next}`;
  }
}

const own = ({ sellerId }: Stage, more: Asked = {}): Asked => ({ as: 'seller', params: { sellerId }, ...more });
const ownGood = ({ sellerId, good }: Stage): Asked => ({ as: 'seller', params: { sellerId, productId: good.product.id } });
const SHEET = { headers: { 'content-type': 'text/csv' }, raw: 'Tên hàng,Giá,Đơn vị\nGiỏ mây,150000,chiếc\n' };

export const listingExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/product-attributes': () => ({ query: { set: 'QD26-06' } }),
  'POST /api/seller/{sellerId}/products': async (stage) => own(stage, { body: await firstWords(stage) }),
  'PATCH /api/seller/{sellerId}/products/{productId}': (stage) => ofDraft(stage, ({ revision }) => ({ body: { baseRevision: revision.number, price: 99_000 } })),
  'PATCH /api/seller/{sellerId}/products': async (stage) => {
    const { id, revision } = await draft(stage);
    return own(stage, { body: { items: [{ id, baseRevision: revision.number, price: 99_000 }] } });
  },
  'POST /api/seller/{sellerId}/products/{productId}/publication': (stage) => ofDraft(stage),
  'POST /api/seller/{sellerId}/products/{productId}/hidings': async (stage) => {
    const asked = ownGood(stage);
    await stage.people.seller.post(`/api/seller/${stage.sellerId}/products/${stage.good.product.id}/showings`, {});
    return asked;
  },
  'POST /api/seller/{sellerId}/products/{productId}/showings': ownGood,
  'POST /api/seller/{sellerId}/products/{productId}/confirmation-requests': (stage) => ofDraft(stage, ({ revision }) => ({ body: { hash: revision.hash } })),
  'POST /api/seller/{sellerId}/products/{productId}/confirmations': (stage) => ofDraft(stage, ({ revision }) => ({ body: { hash: revision.hash } })),
  'GET /api/seller/{sellerId}/products/import-template.xlsx': (stage) => own(stage),
  'GET /api/seller/{sellerId}/products/export.xlsx': (stage) => own(stage),
  'GET /api/seller/{sellerId}/products/export.csv': (stage) => own(stage),
  'POST /api/seller/{sellerId}/products/imports': (stage) => own(stage, { ...SHEET, query: { dryRun: 'true' } }),
  'GET /api/seller/{sellerId}/products/imports/{importId}': async (stage) => {
    const { sellerId, people } = stage;
    const { id } = await people.seller.expect<{ id: string }>(201, 'POST', `/api/seller/${sellerId}/products/imports?dryRun=true`, SHEET.raw, { headers: SHEET.headers });
    return { as: 'seller', params: { sellerId, importId: id } };
  },
  'GET /api/seller/{sellerId}/certificates': (stage) => own(stage),
  'GET /api/operator/listing-reviews': () => ({ as: 'operator' }),
  'GET /api/operator/listing-reviews/{id}': (stage) => ofReview(stage),
  'POST /api/operator/listing-reviews/{id}/decisions': (stage) => ofReview(stage, { body: { decision: 'decline', reason: 'Ảnh mờ.' } }),
};
