import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, dong } from '@cho-phien/kernel';
import type { Dong, Language } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayableView } from '@cho-phien/payments';
import { methodsFor, TO_SELLERS } from '../domain/payment-methods.js';
import type { Purchase } from '../domain/purchase.js';
import type { orderGroup } from './order-group.dto.js';
import { shapeOrderGroup } from './shape-order-group.js';

/** Completes a purchase with what its page needs beside it: the commune's name and the ways of paying open to it. */
@Injectable()
export class OrderGroupAnswer {
  constructor(private readonly areas: AreasFacade, private readonly payments: PaymentsFacade, private readonly clock: Clock) {}

  async of(purchase: Purchase, payable: PayableView | null, language: Language): Promise<z.infer<typeof orderGroup>> {
    const now = this.clock.now();
    const inTime = purchase.expiresAt !== null && purchase.expiresAt > now;
    const owed = owedOf(purchase, payable);
    const toSellersOnly = owed === 0 && pendingDirect(payable) > 0;
    const methods = methodsFor({ payable: purchase.status === 'awaiting_payment' && inTime, codAllowed: purchase.codAllowed }, toSellersOnly ? TO_SELLERS : this.payments.methodsTaking(owed));
    return shapeOrderGroup(purchase, { language, ...(await this.placeOf(purchase.address.communeCode)), methods, cardCeiling: this.payments.cardCeiling(), payable, now });
  }

  private async placeOf(communeCode: string): Promise<{ communeName: string; provinceName: string | null }> {
    const province = await this.areas.provinceOf(communeCode);
    return { communeName: await this.areas.label(communeCode), provinceName: province && (await this.areas.label(province)) };
  }
}

/** What is still to be paid to the market at once; sellers' own parts are paid to them. */
function owedOf({ total }: Purchase, payable: PayableView | null): Dong {
  return dong(Math.max(0, total - (payable?.paidAmount ?? 0) - pendingDirect(payable)));
}

/** What is to be paid to sellers themselves. */
const pendingDirect = (payable: PayableView | null): number =>
  (payable?.payments ?? []).filter(({ orderCode, status }) => orderCode !== undefined && status === 'pending').reduce((sum, { amount }) => sum + amount, 0);
