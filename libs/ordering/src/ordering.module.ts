import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { CatalogModule } from '@cho-phien/catalog/catalog.module';
import { InventoryModule } from '@cho-phien/inventory/inventory.module';
import { PaymentsModule } from '@cho-phien/payments/payments.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import './messages.js';
import { OrderingFacade } from './ordering.facade.js';
import { CartRepository } from './storage/cart.repository.js';
import { ClaimRepository } from './storage/claim.repository.js';
import { CooperativeLineRepository } from './storage/cooperative-line.repository.js';
import { EscalationRepository } from './storage/escalation.repository.js';
import { EvidencePackRepository } from './storage/evidence-pack.repository.js';
import { OrderGroupRepository } from './storage/order-group.repository.js';
import { OrderRefundRepository } from './storage/order-refund.repository.js';
import { OrderRepository } from './storage/order.repository.js';
import { RefundRepository } from './storage/refund.repository.js';
import { RelayedOrderRepository } from './storage/relayed-order.repository.js';
import { SalesProof } from './storage/sales-proof.js';
import { SellerOrderRepository } from './storage/seller-order.repository.js';
import { StallSaleRepository } from './storage/stall-sale.repository.js';
import { TermsRepository } from './storage/terms.repository.js';
import { AcceptRelayedOrder } from './usecases/accept-relayed-order.js';
import { AnswerClaim } from './usecases/answer-claim.js';
import { AnswerOrders } from './usecases/answer-orders.js';
import { AskRefund } from './usecases/ask-refund.js';
import { CallOffOrder } from './usecases/call-off-order.js';
import { CancelOrderGroup } from './usecases/cancel-order-group.js';
import { CancelPaidOrder } from './usecases/cancel-paid-order.js';
import { CancelStallSale } from './usecases/cancel-stall-sale.js';
import { ChargeAtStall } from './usecases/charge-at-stall.js';
import { CompleteDelivered } from './usecases/complete-delivered.js';
import { DecideDispute } from './usecases/decide-dispute.js';
import { DeclineOrder } from './usecases/decline-order.js';
import { DelayOrder } from './usecases/delay-order.js';
import { EscalateOrder } from './usecases/escalate-order.js';
import { EscalateUnanswered } from './usecases/escalate-unanswered.js';
import { ExpireGroup } from './usecases/expire-group.js';
import { ExpireUnpaid } from './usecases/expire-unpaid.js';
import { FileClaim } from './usecases/file-claim.js';
import { FillCart } from './usecases/fill-cart.js';
import { ForgetCarts } from './usecases/forget-carts.js';
import { FulfilOrder } from './usecases/fulfil-order.js';
import { GatherEvidence } from './usecases/gather-evidence.js';
import { GiveMoneyBack } from './usecases/give-money-back.js';
import { HeedCodChoice } from './usecases/heed-cod-choice.js';
import { HoldForDoor } from './usecases/hold-for-door.js';
import { KeepClaimDeadlines } from './usecases/keep-claim-deadlines.js';
import { MakeEvidencePacks } from './usecases/make-evidence-packs.js';
import { ShowRenewalPapers } from './usecases/show-renewal-papers.js';
import { MoveClaim } from './usecases/move-claim.js';
import { MoveSoldOrder } from './usecases/move-sold-order.js';
import { OpenClaim } from './usecases/open-claim.js';
import { OpenOrderGroup } from './usecases/open-order-group.js';
import { OpenStallSale } from './usecases/open-stall-sale.js';
import { PackOrders } from './usecases/pack-orders.js';
import { PlaceOrder } from './usecases/place-order.js';
import { PriceBasket } from './usecases/price-basket.js';
import { PursueClaim } from './usecases/pursue-claim.js';
import { QuoteDelivery } from './usecases/quote-delivery.js';
import { ReadyOrders } from './usecases/ready-orders.js';
import { RecordPurchase } from './usecases/record-purchase.js';
import { RefundClaim } from './usecases/refund-claim.js';
import { ServeAtStall } from './usecases/serve-at-stall.js';
import { SettleCapture } from './usecases/settle-capture.js';
import { SettleGroup } from './usecases/settle-group.js';
import { SettleRefund } from './usecases/settle-refund.js';
import { ShowCart } from './usecases/show-cart.js';
import { WaysToPayACart } from './usecases/ways-to-pay-a-cart.js';
import { ShowGroupClaims } from './usecases/show-group-claims.js';
import { ShowStallSales } from './usecases/show-stall-sales.js';
import { TakeBackParcel } from './usecases/take-back-parcel.js';

const repositories = [
  CartRepository, ClaimRepository, CooperativeLineRepository, EscalationRepository, OrderGroupRepository, OrderRefundRepository, OrderRepository, RefundRepository, RelayedOrderRepository,
  SellerOrderRepository, StallSaleRepository, TermsRepository, EvidencePackRepository, SalesProof,
];
const usecases = [
  AcceptRelayedOrder, AnswerOrders, AskRefund, CallOffOrder, CancelOrderGroup, CancelStallSale, ChargeAtStall, CompleteDelivered, DeclineOrder, DelayOrder, EscalateOrder,
  EscalateUnanswered, ExpireGroup, ExpireUnpaid, FillCart, ForgetCarts, FulfilOrder, GiveMoneyBack, HeedCodChoice, HoldForDoor, MoveSoldOrder, OpenOrderGroup,
  OpenStallSale, PackOrders, PlaceOrder, PriceBasket, QuoteDelivery, ReadyOrders, RecordPurchase, ServeAtStall, SettleCapture, SettleGroup, SettleRefund, ShowCart, WaysToPayACart,
  ShowStallSales, TakeBackParcel,
  AnswerClaim, CancelPaidOrder, DecideDispute, FileClaim, KeepClaimDeadlines, MoveClaim, OpenClaim, PursueClaim, RefundClaim, ShowGroupClaims,
  GatherEvidence, MakeEvidencePacks, ShowRenewalPapers,
];

@Module({
  imports: [AreasModule, CatalogModule, InventoryModule, PaymentsModule, SellersModule],
  providers: [...repositories, ...usecases, OrderingFacade],
  exports: [...repositories, ...usecases, OrderingFacade],
})
export class OrderingModule {}
