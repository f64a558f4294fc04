import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { PaymentsModule } from '@cho-phien/payments/payments.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import { CartPolicy } from './http/cart.policy.js';
import { GroupStream } from './http/group-stream.js';
import { OrderGroupAnswer } from './http/order-group-answer.js';
import { SellerOrdersController } from './http/seller-orders.controller.js';
import { ShopCartsController } from './http/shop-carts.controller.js';
import { ShopCheckoutsController } from './http/shop-checkouts.controller.js';
import { ShopOrderGroupsController } from './http/shop-order-groups.controller.js';
import { OrderingModule } from './ordering.module.js';

/** Sellers brings the policy `seller`, payments the policy `order token`. */
@Module({
  imports: [OrderingModule, AreasModule, PaymentsModule, SellersModule],
  controllers: [ShopCartsController, ShopCheckoutsController, ShopOrderGroupsController, SellerOrdersController],
  providers: [CartPolicy, GroupStream, OrderGroupAnswer],
})
export class OrderingHttpModule {}
