import { isoVietnam } from '@cho-phien/kernel';
import type { z } from 'zod';
import type { OwnProduct } from '../storage/own-products.js';
import type { OwnProductView, VersionView } from '../usecases/show-own-products.js';
import type { listingVersion, ownProduct, ownProductDetail } from './seller-products.dto.js';

const instant = (at: Date | null): string | null => at && isoVietnam(at);

export const listedProduct = ({ revision, createdAt, ...rest }: OwnProduct): z.infer<typeof ownProduct> => (
  { ...rest, createdAt: isoVietnam(createdAt), revision: { ...revision, confirmedAt: instant(revision.confirmedAt) } });

/** A version field by field. */
export const versionAnswer = (view: VersionView): z.infer<typeof listingVersion> => ({
  name: view.name, productSet: view.productSet, description: view.description, story: view.story, ingredients: view.ingredients, attributes: view.attributes,
  communeCode: view.communeCode, producerSellerId: view.producerSellerId, certificateId: view.certificateId, season: view.season, window: view.window,
  price: view.price, unit: view.unit, unitPrice: view.unitPrice, photos: view.photos, images: view.images,
  variants: view.variants.map(({ id, name, price, unit, unitPrice, netWeightGrams, netVolumeMl, deliveryWeightGrams, onHand, reserved, available }) => (
    { id, name, price, unit, unitPrice, netWeightGrams, netVolumeMl, deliveryWeightGrams, onHand, reserved, available })),
});

export const productAnswer = (view: OwnProductView): z.infer<typeof ownProductDetail> => ({
  id: view.id, slug: view.slug, image: view.image, seller: view.seller, area: view.area, certificate: view.certificate, inStock: view.inStock, offSale: view.offSale, available: view.available, isAlcohol: view.isAlcohol,
  ...versionAnswer(view),
  status: view.status, state: view.state, createdAt: isoVietnam(view.createdAt), version: view.version,
  revision: { ...view.revision, at: isoVietnam(view.revision.at), confirmedAt: instant(view.revision.confirmedAt) },
  published: view.published && versionAnswer(view.published), missing: view.missing, onHoliday: view.onHoliday,
});
