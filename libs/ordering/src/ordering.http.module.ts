import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { PaymentsModule } from '@cho-phien/payments/payments.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import { CartPolicy } from './http/cart.policy.js';
import { ClaimTermsController } from './http/claim-terms.controller.js';
import { CooperativeOrdersController } from './http/cooperative-orders.controller.js';
import { LiveStream } from './http/live-stream.js';
import { OrderGroupAnswer } from './http/order-group-answer.js';
import { OfficerRenewalsController } from './http/officer-renewals.controller.js';
import { OperatorDisputesController } from './http/operator-disputes.controller.js';
import { PackingController } from './http/packing.controller.js';
import { RenewalsController } from './http/renewals.controller.js';
import { SellerClaimsController } from './http/seller-claims.controller.js';
import { SellerOrdersController } from './http/seller-orders.controller.js';
import { SellerRefundsController } from './http/seller-refunds.controller.js';
import { SellerStepsController } from './http/seller-steps.controller.js';
import { ShopCartsController } from './http/shop-carts.controller.js';
import { ShopCheckoutsController } from './http/shop-checkouts.controller.js';
import { ShopClaimsController } from './http/shop-claims.controller.js';
import { ShopOrderGroupsController } from './http/shop-order-groups.controller.js';
import { StallSalesController } from './http/stall-sales.controller.js';
import { SellerOrderAnswer } from './http/seller-order-answer.js';
import { OrderingModule } from './ordering.module.js';

/** Sellers brings the policy `seller`, payments the policy `order token`. */
@Module({
  imports: [OrderingModule, AreasModule, PaymentsModule, SellersModule],
  controllers: [
    ShopCartsController, ShopCheckoutsController, ShopOrderGroupsController,
    PackingController, SellerOrdersController, SellerRefundsController, SellerStepsController, CooperativeOrdersController, StallSalesController,
    ClaimTermsController, ShopClaimsController, SellerClaimsController, OperatorDisputesController, RenewalsController, OfficerRenewalsController,
  ],
  providers: [CartPolicy, LiveStream, OrderGroupAnswer, SellerOrderAnswer],
})
export class OrderingHttpModule {}
