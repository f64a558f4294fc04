import { createHash } from 'node:crypto';
import type { CertificateDraft, Picture, ProductDraft, ProductSeller, VariantDraft } from '@cho-phien/catalog';
import { figureOf, provinceOfCommune } from '@cho-phien/catalog/demo/certificates';
import type { DemoCertificate } from '@cho-phien/catalog/demo/certificates';
import type { DemoProduct, DemoRegisterEntry, DemoSeller, DemoVariant } from '@cho-phien/catalog/demo/demo-products';
import { productPicture } from '@cho-phien/catalog/demo/picture';
import { addDays, newId, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Seller } from '@cho-phien/sellers';

const HOUR = 3_600_000;
const setCode = (set: number): string => `QD26-${String(set).padStart(2, '0')}`;

/** Only a household with a business registration can hold a certificate, so the demo's households have one. */
export const sellerKind = (kind: DemoSeller['kind']): Seller['kind'] =>
  ({ cooperative: 'htx', company: 'company', household: 'registered_household' } as const)[kind];

/** The drawing of a product; its key changes with what is drawn. */
export function demoDrawing(product: DemoProduct): { key: string; svg: string } {
  const svg = productPicture({ set: product.set, seed: product.pictureSeed, name: product.name });
  return { svg, key: `${product.slug}-${createHash('sha256').update(svg).digest('hex').slice(0, 8)}` };
}

/**
 * When the demo says a product came to the market: 30 to 120 days ago. One good in five of the pilot
 * area is a newcomer, so that the front page shows them and the listing rate has moved; the rest of the
 * pilot area was there before the oldest demo order.
 */
export function listedAt(product: DemoProduct, pilot: boolean, today: VietnamDay): Date {
  const figure = figureOf(product.id, 'listed');
  const daysAgo = pilot && figure % 5 === 0 ? 30 + ((figure >>> 3) % 31) : 91 + ((figure >>> 3) % 30);
  return new Date(startOfVietnamDay(addDays(today, -daysAgo)).getTime() + 8 * HOUR + (figure % 600) * 60_000);
}

export function productDraft(product: DemoProduct, seller: ProductSeller, communeLabel: string, since: Date, producer: ProductSeller | null): ProductDraft {
  const [first, ...others] = product.variants.map(variantDraft);
  if (!first) throw new RangeError(`${product.id} has no pack size.`);
  return {
    id: newId(since.getTime()), slug: product.slug, name: product.name, description: product.description, story: product.story, ingredients: product.ingredients,
    productSet: setCode(product.set), seller, producerSellerId: producer?.id ?? null, communeCode: product.communeCode, communeLabel, provinceCode: provinceOfCommune(product.communeCode),
    variants: [first, ...others], images: [pictureOf(product)], listedAt: since,
  };
}

const pictureOf = (product: DemoProduct): Picture => ({ key: demoDrawing(product).key, width: 1280, height: 1280, alt: `${product.name} (hình vẽ)`, drawn: true });

const variantDraft = ({ name, unit, price, netWeightGrams, netVolumeMl, deliveryWeightGrams, stock }: DemoVariant): VariantDraft => (
  { id: newId(), name, unit, price, netWeightGrams, netVolumeMl, deliveryWeightGrams, available: stock });

export const productCertificate = (product: DemoProduct, draft: ProductDraft, certificate: DemoCertificate): CertificateDraft => ({
  ...paper(certificate), producerKind: draft.seller.kind, productSet: draft.productSet, communeCode: product.communeCode, productId: draft.id, productName: product.name,
});

/** A certificate whose goods are not sold on this market. */
export const registerCertificate = (entry: DemoRegisterEntry): CertificateDraft => ({
  ...paper(entry.certificate), producerKind: sellerKind(entry.holderKind), productSet: setCode(entry.set), communeCode: entry.communeCode, productId: null, productName: entry.name,
});

const paper = (certificate: DemoCertificate) => ({
  id: newId(), number: certificate.number, stars: certificate.stars, decisionNumber: certificate.decisionNumber, authority: certificate.authority, holder: certificate.holder,
  issuedOn: certificate.issuedOn, expiresOn: certificate.expiresOn, renewalLodgedOn: certificate.renewalLodgedOn, revokedOn: certificate.revokedOn,
  classificationScheme: certificate.classificationScheme, demo: true,
});
