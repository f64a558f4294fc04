import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Clock } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import type { sellerOrder } from './seller-order.dto.js';
import { shapeSellerOrder } from './shape-seller-order.js';

/** Completes an order with what its seller's page needs beside it: the names of where it goes, and whether it is late by now. */
@Injectable()
export class SellerOrderAnswer {
  constructor(private readonly areas: AreasFacade, private readonly clock: Clock) {}

  async of(order: SellerOrder, scope: SellerScope, language: Language): Promise<z.infer<typeof sellerOrder>> {
    const { communeCode } = order.address;
    const province = await this.areas.provinceOf(communeCode);
    const place = { communeName: await this.areas.label(communeCode), provinceName: province && (await this.areas.label(province)) };
    return shapeSellerOrder(order, scope, place, language, this.clock.now());
  }
}
