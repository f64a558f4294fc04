import './messages.js';

export { CatalogFacade } from './catalog.facade.js';
export type { RenewalFacts } from './storage/renewal-facts.js';
export type { SaleVariant } from './storage/sale-variants.js';
export type { CertificateDraft, ProductDraft, ProductSeller, VariantDraft } from './domain/product-draft.js';
export type { Picture } from './domain/picture-ref.js';
export { productSet } from './domain/product-sets.js';
export type { ProductSet } from './domain/product-sets.js';
export { PictureFiles } from './storage/picture-files.js';
export type { PictureMaker } from './storage/picture-files.js';
export { catalogMigrations } from './storage/migrations/index.js';
