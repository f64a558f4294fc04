import type { Market } from '../../support/market.js';
import { bankTransfers } from './bank-transfers.js';
import { cashOnDelivery } from './cash-on-delivery.js';
import { findingGoods } from './finding-goods.js';
import { gatewayPayments } from './gateway-payments.js';
import { goodsOnHold } from './goods-on-hold.js';
import { oneCheckout } from './one-checkout.js';
import { returningGoods } from './returning-goods.js';
import { signingIn } from './signing-in.js';
import { twoSellersOnePayment } from './two-sellers-one-payment.js';

const PARTS: Record<string, (market: () => Market) => void> = {
  'finding goods': findingGoods,
  'one payment for the goods of two sellers': twoSellersOnePayment,
  'the checkout': oneCheckout,
  'bank transfers': bankTransfers,
  'payments at the gateway': gatewayPayments,
  'payment at the door': cashOnDelivery,
  'goods that come back': returningGoods,
  'goods on hold': goodsOnHold,
  'signing in': signingIn,
};

/** Every journey through the API against one market, however it is put together. */
export function journeys(name: string, open: () => Promise<Market>): void {
  describe(name, () => {
    let market: Market;
    beforeAll(async () => { market = await open(); }, 300_000);
    afterAll(async () => market?.close(), 30_000);
    for (const [part, tests] of Object.entries(PARTS)) describe(part, () => tests(() => market));
  });
}
