import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Clock } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayableView } from '@cho-phien/payments';
import { methodsFor } from '../domain/payment-methods.js';
import type { Purchase } from '../domain/purchase.js';
import type { orderGroup } from './order-group.dto.js';
import { shapeOrderGroup } from './shape-order-group.js';

/** Completes a purchase with what its page needs beside it: the commune's name and the ways of paying open to it. */
@Injectable()
export class OrderGroupAnswer {
  constructor(private readonly areas: AreasFacade, private readonly payments: PaymentsFacade, private readonly clock: Clock) {}

  async of(purchase: Purchase, payable: PayableView | null, language: Language): Promise<z.infer<typeof orderGroup>> {
    const inTime = purchase.expiresAt !== null && purchase.expiresAt > this.clock.now();
    const methods = methodsFor({ payable: purchase.status === 'awaiting_payment' && inTime, codAllowed: purchase.codAllowed }, this.payments.configuredMethods());
    return shapeOrderGroup(purchase, { language, ...(await this.placeOf(purchase.address.communeCode)), methods, payable });
  }

  private async placeOf(communeCode: string): Promise<{ communeName: string; provinceName: string | null }> {
    const province = await this.areas.provinceOf(communeCode);
    return { communeName: await this.areas.label(communeCode), provinceName: province && (await this.areas.label(province)) };
  }
}
