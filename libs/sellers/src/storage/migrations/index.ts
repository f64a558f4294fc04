import { Sellers1770300000000 } from './1770300000000-sellers.js';
import { Consents1780100000000 } from './1780100000000-consents.js';
import { BecomingASeller1780200001000 } from './1780200001000-becoming-a-seller.js';
import { Requirements1780200002000 } from './1780200002000-requirements.js';
import { OwnerNames1780200004000 } from './1780200004000-owner-names.js';
import { LifecycleOrder1780200005000 } from './1780200005000-lifecycle-order.js';
import { MoneyRoutes1820080001000 } from './1820080001000-money-routes.js';
import { SellingTerms1820090000004 } from './1820090000004-selling-terms.js';

export const sellersMigrations = [Sellers1770300000000, Consents1780100000000, BecomingASeller1780200001000, Requirements1780200002000, OwnerNames1780200004000, LifecycleOrder1780200005000, MoneyRoutes1820080001000, SellingTerms1820090000004];
