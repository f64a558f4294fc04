import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { CatalogModule } from '@cho-phien/catalog/catalog.module';
import { InventoryModule } from '@cho-phien/inventory/inventory.module';
import { PaymentsModule } from '@cho-phien/payments/payments.module';
import './messages.js';
import { OrderingFacade } from './ordering.facade.js';
import { CartRepository } from './storage/cart.repository.js';
import { OrderGroupRepository } from './storage/order-group.repository.js';
import { OrderRepository } from './storage/order.repository.js';
import { SellerOrderRepository } from './storage/seller-order.repository.js';
import { TermsRepository } from './storage/terms.repository.js';
import { CancelOrderGroup } from './usecases/cancel-order-group.js';
import { CompleteDelivered } from './usecases/complete-delivered.js';
import { ExpireGroup } from './usecases/expire-group.js';
import { ExpireUnpaid } from './usecases/expire-unpaid.js';
import { FillCart } from './usecases/fill-cart.js';
import { ForgetCarts } from './usecases/forget-carts.js';
import { FulfilOrder } from './usecases/fulfil-order.js';
import { HeedCodChoice } from './usecases/heed-cod-choice.js';
import { HoldForDoor } from './usecases/hold-for-door.js';
import { MoveSoldOrder } from './usecases/move-sold-order.js';
import { OpenOrderGroup } from './usecases/open-order-group.js';
import { PlaceOrder } from './usecases/place-order.js';
import { PriceBasket } from './usecases/price-basket.js';
import { QuoteDelivery } from './usecases/quote-delivery.js';
import { RecordPurchase } from './usecases/record-purchase.js';
import { SettleCapture } from './usecases/settle-capture.js';
import { ShowCart } from './usecases/show-cart.js';

const repositories = [CartRepository, OrderGroupRepository, OrderRepository, SellerOrderRepository, TermsRepository];
const usecases = [
  CancelOrderGroup, CompleteDelivered, ExpireGroup, ExpireUnpaid, FillCart, ForgetCarts, FulfilOrder, HeedCodChoice, HoldForDoor, MoveSoldOrder,
  OpenOrderGroup, PlaceOrder, PriceBasket, QuoteDelivery, RecordPurchase, SettleCapture, ShowCart,
];

@Module({
  imports: [AreasModule, CatalogModule, InventoryModule, PaymentsModule],
  providers: [...repositories, ...usecases, OrderingFacade],
  exports: [...repositories, ...usecases, OrderingFacade],
})
export class OrderingModule {}
