import { Injectable } from '@nestjs/common';
import type { PlacedOrder } from '@cho-phien/contracts';
import { Clock, Conflict, isoVietnam, newSecret, newStallCode, NO_DONG, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Seller } from '@cho-phien/sellers';
import { hashToken } from '../domain/order-token.js';
import type { ShownStallSale, StallSale, StallTender } from '../domain/stall-sale.js';
import { StallSaleRepository, stallOrderCode } from '../storage/stall-sale.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import { ChargeAtStall } from './charge-at-stall.js';

export interface StallSaleInput { amount: Dong; tender: StallTender; note: string | null }

/** A sale by amount, face to face: a transfer with its own QR, or cash that was just taken. Holds no goods and knows no buyer. */
@Injectable()
export class OpenStallSale {
  constructor(
    private readonly sales: StallSaleRepository,
    private readonly sellers: SellersFacade,
    private readonly charge: ChargeAtStall,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Errors: `ordering.seller_closed`; `ordering.account_not_watched` when the seller takes transfers on an account
   * of its own, of which no bank tells us; `payments.method_not_available`.
   */
  async run(tx: Tx, scope: SellerScope, input: StallSaleInput): Promise<ShownStallSale> {
    const seller = await this.sellerOf(tx, scope);
    const moneyRoute = await this.sellers.moneyRouteOf(seller, tx);
    if (input.tender === 'qr' && moneyRoute === 'direct') throw new Conflict('ordering.account_not_watched');
    const begun = this.begin(input, (await this.terms.today(tx)).rule('stall_sale_minutes'));
    await this.sales.insert(tx, scope, { sale: begun, seller, day: vietnamDay(begun.createdAt) });
    const qr = await this.sell(tx, begun, { sellerId: seller.id, moneyRoute });
    const sale = (await this.sales.find(scope, begun.code, tx))!;
    return { ...sale, paidAmount: sale.paidAt === null ? NO_DONG : sale.amount, qr };
  }

  private async sell(tx: Tx, { code, amount, tender, createdAt, expiresAt }: StallSale, { sellerId, moneyRoute }: Pick<PlacedOrder, 'sellerId' | 'moneyRoute'>): Promise<ShownStallSale['qr']> {
    const split = { orderCode: stallOrderCode(code), sellerId, items: amount, delivery: NO_DONG };
    await this.outbox.append(tx, {
      type: 'ordering.order_group_placed',
      payload: {
        groupCode: code, buyerPhone: null, language: 'vi', total: amount, expiresAt: expiresAt === null ? '' : isoVietnam(expiresAt),
        channel: 'stall', placedAt: isoVietnam(createdAt), orders: [{ ...split, lines: [], moneyRoute }],
      },
    });
    return this.charge.run(tx, tender, { groupCode: code, channel: 'stall', total: amount, splits: [split], expiresAt, tokenHash: hashToken(newSecret()) }, createdAt);
  }

  private begin({ amount, tender, note }: StallSaleInput, minutes: number): StallSale {
    const createdAt = this.clock.now();
    const expiresAt = tender === 'cash' ? null : new Date(createdAt.getTime() + minutes * 60_000);
    return { code: newStallCode(), amount, status: 'awaiting_payment', tender, note, expiresAt, paidAt: null, createdAt };
  }

  private async sellerOf(tx: Tx, { sellerId }: SellerScope): Promise<Seller> {
    const seller = await this.sellers.find(sellerId, tx);
    if (seller === null) throw new NotFound('seller.not_found');
    if (!seller.open) throw new Conflict('ordering.seller_closed');
    return seller;
  }
}
