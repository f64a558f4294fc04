import { Injectable } from '@nestjs/common';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayableToOpen, QrView } from '@cho-phien/payments';
import type { Tx } from '@cho-phien/platform';
import type { StallTender } from '../domain/stall-sale.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { ServeAtStall } from './serve-at-stall.js';

export type StallPayable = Omit<PayableToOpen, 'codAllowed'>;

/** Asks for the money of a sale at a stall by a transfer, or notes the cash that was just taken: then it is paid and served at once. */
@Injectable()
export class ChargeAtStall {
  constructor(
    private readonly payments: PaymentsFacade,
    private readonly groups: OrderGroupRepository,
    private readonly orders: OrderRepository,
    private readonly serve: ServeAtStall,
  ) {}

  /** Answers the QR of the transfer. Errors: `payments.method_not_available`. */
  async run(tx: Tx, tender: StallTender, payable: StallPayable, at: Date): Promise<QrView | null> {
    if (tender === 'cash') { await this.takeCash(tx, payable, at); return null; }
    await this.payments.openPayable(tx, { ...payable, codAllowed: false });
    return (await this.payments.startTransfer(tx, payable.groupCode)).qr ?? null;
  }

  private async takeCash(tx: Tx, payable: StallPayable, at: Date): Promise<void> {
    const { groupCode } = payable;
    await this.payments.recordCash(tx, payable, at);
    const orders = await this.orders.ofGroup(tx, groupCode);
    const codes = orders.map(({ code }) => code);
    await this.orders.move(tx, codes, 'pay', { at, actor: 'stall' });
    await this.orders.markPaid(tx, codes, at);
    await this.serve.run(tx, groupCode, orders, at, 'cash');
    await this.groups.move(tx, groupCode, 'pay');
  }
}
