import { Injectable } from '@nestjs/common';
import { NO_DONG, NotFound } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { SellerScope } from '@cho-phien/platform';
import { isOver } from '../domain/stall-sale.js';
import type { ShownStallSale, StallSale } from '../domain/stall-sale.js';
import { StallSaleRepository } from '../storage/stall-sale.repository.js';

/** Sales at a stall as the till shows them. Only a verified notice of the bank makes a transfer paid. */
@Injectable()
export class ShowStallSales {
  constructor(private readonly sales: StallSaleRepository, private readonly payments: PaymentsFacade) {}

  /** Errors: `ordering.stall_sale_not_found`. */
  async one(scope: SellerScope, code: string): Promise<ShownStallSale> {
    const sale = await this.sales.find(scope, code);
    if (sale === null) throw new NotFound('ordering.stall_sale_not_found');
    return this.shown(sale);
  }

  async shown(sale: StallSale): Promise<ShownStallSale> {
    if (isOver(sale)) return { ...sale, paidAmount: sale.status === 'paid' ? sale.amount : NO_DONG, qr: null };
    const payable = await this.payments.payableOf(sale.code);
    return { ...sale, paidAmount: payable?.paidAmount ?? NO_DONG, qr: payable?.payments.find(({ qr }) => qr !== undefined)?.qr ?? null };
  }
}
