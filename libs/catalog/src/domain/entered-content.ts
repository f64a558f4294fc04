import type { ListingContent } from './listing-content.js';
import type { ProductDraft } from './product-draft.js';

/** Goods that are put up without a review as the first version of themselves. */
export const contentOf = (draft: ProductDraft, certificateId: string | null): ListingContent => ({
  name: draft.name, productSet: draft.productSet, description: draft.description, story: draft.story, ingredients: draft.ingredients, attributes: {},
  communeCode: draft.communeCode, producerSellerId: draft.producerSellerId ?? null, certificateId, season: null, window: null, photos: [], pictures: [...draft.images],
  variants: draft.variants.map(({ id, name, price, unit, netWeightGrams, netVolumeMl, deliveryWeightGrams }) => ({ id, name, price, unit, netWeightGrams, netVolumeMl, deliveryWeightGrams })),
});
