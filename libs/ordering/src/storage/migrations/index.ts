import { Ordering1770600000000 } from './1770600000000-ordering.js';
import { DeliveryRates1770600001000 } from './1770600001000-delivery-rates.js';

export const orderingMigrations = [Ordering1770600000000, DeliveryRates1770600001000];
