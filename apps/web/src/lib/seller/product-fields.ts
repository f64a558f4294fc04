import type { ProductFields } from './draft';
import { packsOf } from './packs';
import type { OwnProduct } from './types';

/** The fields of a form that starts with what the market has. */
export function fieldsOf(product: OwnProduct): ProductFields {
  return {
    name: product.name,
    variants: packsOf(product.variants),
    productSet: product.productSet ?? undefined,
    description: product.description ?? undefined,
    story: product.story ?? undefined,
    ingredients: product.ingredients ?? undefined,
    attributes: product.attributes,
    certificateId: product.certificateId ?? undefined,
    producerSellerId: product.producerSellerId ?? undefined,
    season: product.season ?? undefined,
    window: product.window ?? undefined,
  };
}
