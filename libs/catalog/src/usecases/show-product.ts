import { Injectable } from '@nestjs/common';
import { certificateState, Clock, dong, isEffective, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { CertificateState, Language, VietnamDay } from '@cho-phien/kernel';
import type { ImageRef } from '@cho-phien/contracts';
import { pictureRef } from '../domain/picture-ref.js';
import type { HarvestWindow, Season } from '../domain/listing-content.js';
import { shownAttributes } from '../domain/shown-attributes.js';
import type { ShownAttribute } from '../domain/shown-attributes.js';
import { productSet } from '../domain/product-sets.js';
import { unitPrice } from '../domain/unit-price.js';
import type { UnitPrice } from '../domain/unit-price.js';
import type { Card } from '../storage/card.js';
import { ProductPage } from '../storage/product-page.js';
import type { CertificateRow, ProductRow, VariantRow } from '../storage/product-page.js';

/** A certificate that is effective today. */
export interface ShownCertificate {
  stars: number; number: string; decisionNumber: string; authority: string; holder: string;
  issuedOn: string; expiresOn: string; demo: boolean; status: CertificateState;
}

/** What is told of every certificate the product ever had: no stars unless they may be shown today. */
export interface PastCertificate { stars: number | null; number: string; decisionNumber: string; authority: string; issuedOn: string; expiresOn: string; status: CertificateState }

export interface ProductView extends Omit<Card, 'certificate' | 'seller'> {
  description: string;
  story: string | null;
  ingredients: string | null;
  productSet: { code: string; name: string };
  seller: Card['seller'] & { kind: string; communeCode: string; communeName: string };
  images: ImageRef[];
  attributes: ShownAttribute[];
  season: Season | null;
  window: HarvestWindow | null;
  /** The shop takes no orders today. */
  onHoliday: boolean;
  /** False outside the season or window and in the shop's holiday. */
  onSale: boolean;
  variants: (VariantRow & { unitPrice: UnitPrice | null })[];
  certificate: ShownCertificate | null;
  certificateHistory: PastCertificate[];
}

@Injectable()
export class ShowProduct {
  constructor(private readonly pages: ProductPage, private readonly clock: Clock) {}

  /** All that a product's page shows today. Errors: `catalog.product_not_found`. */
  async run(slug: string, language: Language): Promise<ProductView> {
    const today = vietnamDay(this.clock.now());
    const product = await this.pages.find(slug, today);
    if (!product) throw new NotFound('catalog.product_not_found');
    return viewOf(product, today, language);
  }
}

function viewOf(product: ProductRow, today: VietnamDay, language: Language): ProductView {
  const set = productSet(product.productSet);
  const { seller, ...card } = product.card;
  const shown = product.certificates.find(({ id }) => id === product.certificateId);
  return {
    ...card,
    description: product.description, story: product.story, ingredients: product.ingredients,
    productSet: { code: set.code, name: language === 'en' ? set.nameEn : set.name },
    seller: { ...seller, kind: product.sellerKind, communeCode: card.area.code, communeName: card.area.name },
    images: product.images.map(({ photo, ...drawn }) => photo ?? pictureRef(drawn)),
    attributes: shownAttributes(product.productSet, product.attributes, language),
    season: product.seasonMonths && { months: product.seasonMonths }, window: product.window, onHoliday: product.onHoliday, onSale: product.onSale,
    variants: product.variants.map((variant) => ({ ...variant, unitPrice: unitPrice(dong(variant.price), variant) })),
    certificate: shown && isEffective(shown, today) ? certificateOf(shown, today) : null,
    certificateHistory: product.certificates.map((certificate) => historyOf(certificate, today)),
  };
}

const certificateOf = (row: CertificateRow, today: VietnamDay): ShownCertificate => ({
  stars: row.stars, number: row.number, decisionNumber: row.decisionNumber, authority: row.authority, holder: row.holder,
  issuedOn: row.issuedOn, expiresOn: row.expiresOn, demo: row.demo, status: certificateState(row, today),
});

const historyOf = (row: CertificateRow, today: VietnamDay): PastCertificate => ({
  stars: isEffective(row, today) ? row.stars : null, number: row.number, decisionNumber: row.decisionNumber, authority: row.authority,
  issuedOn: row.issuedOn, expiresOn: row.expiresOn, status: certificateState(row, today),
});
