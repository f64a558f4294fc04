import { Ordering1770600000000 } from './1770600000000-ordering.js';
import { DeliveryRates1770600001000 } from './1770600001000-delivery-rates.js';
import { PromisesAndRelay1780600000000 } from './1780600000000-promises-and-relay.js';
import { StallSales1780600001000 } from './1780600001000-stall-sales.js';
import { RefundedOrders1790600000000 } from './1790600000000-refunded-orders.js';
import { Refunds1800600000000 } from './1800600000000-refunds.js';
import { Claims1800601000000 } from './1800601000000-claims.js';
import { EvidencePacks1810010002000 } from './1810010002000-evidence-packs.js';
import { ClaimLimit1820020000000 } from './1820020000000-claim-limit.js';
import { ClaimsInWords1820085000000 } from './1820085000000-claims-in-words.js';
import { OverdueAgain1830080000001 } from './1830080000001-overdue-again.js';

export const orderingMigrations = [Ordering1770600000000, DeliveryRates1770600001000, PromisesAndRelay1780600000000, StallSales1780600001000, RefundedOrders1790600000000, Refunds1800600000000, Claims1800601000000, EvidencePacks1810010002000, ClaimLimit1820020000000, ClaimsInWords1820085000000, OverdueAgain1830080000001];
