import { Injectable } from '@nestjs/common';
import { PaymentsFacade } from '@cho-phien/payments';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import { HoldForDoor } from './hold-for-door.js';

/** The choice to pay at the door comes as an event; a seller who is quicker than the event is not turned away. */
@Injectable()
export class HeedCodChoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellerOrders: SellerOrderRepository,
    private readonly payments: PaymentsFacade,
    private readonly holdForDoor: HoldForDoor,
  ) {}

  async run(scope: SellerScope, code: string): Promise<void> {
    const order = await this.sellerOrders.find(scope, code);
    if (order === null || order.cod || order.status !== 'awaiting_payment') return;
    const payable = await this.payments.payableOf(order.groupCode);
    if (payable?.status === 'cod') await this.unitOfWork.run((tx) => this.holdForDoor.run(tx, order.groupCode));
  }
}
