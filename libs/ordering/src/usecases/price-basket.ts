import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '@cho-phien/catalog';
import type { SaleVariant } from '@cho-phien/catalog';
import { Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { BasketLine } from '../domain/split-by-seller.js';
import type { CartLine } from '../storage/cart.repository.js';

export interface PricedLine extends BasketLine { forSale: boolean }

/** Puts today's names and prices on the lines of a cart. */
@Injectable()
export class PriceBasket {
  constructor(private readonly catalog: CatalogFacade) {}

  /** For showing: lines of goods that left the shop are marked; lines of goods unknown by now are left out. */
  async shown(lines: readonly CartLine[]): Promise<PricedLine[]> {
    if (lines.length === 0) return [];
    const variants = await this.catalog.variantsForSale(lines.map(({ variantId }) => variantId));
    return lines.flatMap((line) => { const variant = variants.get(line.variantId); return variant ? [priced(line, variant)] : []; });
  }

  /** For selling. Errors: `ordering.not_for_sale` (a conflict) naming the lines. */
  async sold(tx: Tx, lines: readonly CartLine[]): Promise<PricedLine[]> {
    const variants = await this.catalog.variantsForSale(lines.map(({ variantId }) => variantId), tx);
    const gone = lines.filter(({ variantId }) => !variants.get(variantId)?.public);
    if (gone.length > 0) {
      throw new Conflict('ordering.not_for_sale', {}, gone.map(({ variantId, quantity }) => (
        { path: `lines.${variantId}`, code: 'ordering.line_not_for_sale', variantId, requested: quantity, available: 0 })));
    }
    return lines.map((line) => priced(line, variants.get(line.variantId)!));
  }
}

const priced = ({ variantId, quantity }: CartLine, variant: SaleVariant): PricedLine => ({
  variantId,
  productId: variant.productId,
  slug: variant.productSlug,
  name: variant.productName,
  variantName: variant.variantName,
  unit: variant.unit,
  image: variant.image,
  isAlcohol: variant.isAlcohol,
  productSet: variant.productSet,
  producerId: variant.producerSellerId,
  weightGrams: variant.weightGrams,
  unitPrice: variant.price,
  quantity,
  seller: { id: variant.sellerId, slug: variant.sellerSlug, name: variant.sellerName, communeCode: variant.sellerCommuneCode },
  forSale: variant.public,
});
