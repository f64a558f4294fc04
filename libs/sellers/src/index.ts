import './messages.js';

export * from './sellers.facade.js';
export { FurnishDemo } from './demo/furnish-demo.js';
export type * from './seller.js';
export type { TermsAcceptance } from './storage/terms.repository.js';
export type { SellerState } from './domain/seller-lifecycle.js';
export { sellersMigrations } from './storage/migrations/index.js';
