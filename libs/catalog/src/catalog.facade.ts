import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { CertificateDraft, ProductDraft } from './domain/product-draft.js';
import { SaleVariants } from './storage/sale-variants.js';
import type { SaleVariant } from './storage/sale-variants.js';
import { EnterGoods } from './usecases/enter-goods.js';

/** Goods for other contexts. */
@Injectable()
export class CatalogFacade {
  constructor(private readonly saleVariants: SaleVariants, private readonly enter: EnterGoods) {}

  /** What a basket needs of each variant; unknown ids are absent. One statement, in `tx` when given. */
  variantsForSale(variantIds: readonly string[], tx?: Tx): Promise<Map<string, SaleVariant>> { return this.saleVariants.find(variantIds, tx); }

  /** Puts up products and enters certificates, many at once. Errors: `catalog.unknown_product_set`. */
  enterGoods(tx: Tx, products: readonly ProductDraft[], certificates: readonly CertificateDraft[]): Promise<void> { return this.enter.run(tx, products, certificates); }
}
