import { Catalog1770400000000 } from './1770400000000-catalog.js';
import { NewestSellerNews1770400001000 } from './1770400001000-newest-seller-news.js';
import { Listings1780330000000 } from './1780330000000-listings.js';
import { CertificateRegistry1810010000000 } from './1810010000000-certificate-registry.js';
import { CertificateWatch1810010001000 } from './1810010001000-certificate-watch.js';
import { ProductCodes1810040000000 } from './1810040000000-product-codes.js';
import { GtinWithdrawals1820020000003 } from './1820020000003-gtin-withdrawals.js';
import { FaultyRows1840040000001 } from './1840040000001-faulty-rows.js';
import { CertificateLeaders1850000000003 } from './1850000000003-certificate-leaders.js';

export const catalogMigrations = [
  Catalog1770400000000, NewestSellerNews1770400001000, Listings1780330000000, CertificateRegistry1810010000000, CertificateWatch1810010001000, ProductCodes1810040000000,
  GtinWithdrawals1820020000003, FaultyRows1840040000001, CertificateLeaders1850000000003,
];
