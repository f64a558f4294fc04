import { Catalog1770400000000 } from './1770400000000-catalog.js';
import { NewestSellerNews1770400001000 } from './1770400001000-newest-seller-news.js';

export const catalogMigrations = [Catalog1770400000000, NewestSellerNews1770400001000];
