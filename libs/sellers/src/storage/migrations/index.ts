import { Sellers1770300000000 } from './1770300000000-sellers.js';

export const sellersMigrations = [Sellers1770300000000];
