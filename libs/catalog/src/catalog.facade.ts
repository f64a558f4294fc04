import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { CertificateDraft, ProductDraft } from './domain/product-draft.js';
import { RenewalFactsQuery } from './storage/renewal-facts.js';
import type { RenewalFacts } from './storage/renewal-facts.js';
import { SaleVariants } from './storage/sale-variants.js';
import type { SaleVariant } from './storage/sale-variants.js';
import { EnterGoods } from './usecases/enter-goods.js';

/** Goods for other contexts. */
@Injectable()
export class CatalogFacade {
  constructor(private readonly saleVariants: SaleVariants, private readonly enter: EnterGoods, private readonly renewals: RenewalFactsQuery) {}

  /** What a basket needs of each variant; unknown ids are absent. One statement, in `tx` when given. */
  variantsForSale(variantIds: readonly string[], tx?: Tx): Promise<Map<string, SaleVariant>> { return this.saleVariants.find(variantIds, tx); }

  /** What is known of a certificate and the seller's goods that it is of; null where it is of no goods of his. */
  renewalFacts(sellerId: string, number: string, tx?: Tx): Promise<RenewalFacts | null> { return this.renewals.find(sellerId, number, tx); }

  /** The seller of whose goods a certificate of these communes is; null where there is none. */
  certifiedSeller(number: string, communes: readonly string[]): Promise<string | null> { return this.renewals.sellerOf(number, communes); }

  /** Puts up products and enters certificates, many at once. Errors: `catalog.unknown_product_set`. */
  enterGoods(tx: Tx, products: readonly ProductDraft[], certificates: readonly CertificateDraft[]): Promise<void> { return this.enter.run(tx, products, certificates); }
}
