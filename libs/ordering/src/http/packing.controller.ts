import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { PackOrders } from '../usecases/pack-orders.js';
import { packingList, packingQuery, parcelLabel } from './packing.dto.js';
import { shapePackingList } from './shape-packing-list.js';
import { SellerOrderAnswer } from './seller-order-answer.js';
import { sellerPath } from './seller-order.dto.js';

/** What has to go into which parcel. */
@ApiTags('seller')
@Controller('seller/:sellerId/orders')
@ForSellerOrAssistant('orders', 'owner', 'manager', 'packer')
export class PackingController {
  constructor(private readonly pack: PackOrders, private readonly answer: SellerOrderAnswer) {}

  /** Orders to pack with their totals by goods and by household. */
  @Get('packing-list') @Answers(packingList)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: packingQuery }) query: z.infer<typeof packingQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof packingList>> {
    const { orders, households } = await this.pack.list(scope, query);
    return shapePackingList(await Promise.all(orders.map(async (order) => ({ order, shown: await this.answer.of(order, scope, language) }))), households);
  }

  /** The label of one parcel, with the QR of the order's page. */
  @Get(':code/label') @Answers(parcelLabel)
  async label(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: z.infer<typeof sellerPath>, @RequestLanguage() language: Language): Promise<z.infer<typeof parcelLabel>> {
    const { order, origin, qr, payment } = await this.pack.label(scope, code);
    const { buyer, deliveryName, carrier, trackingNumber, toCollect, weightGrams, sendBy, lines } = await this.answer.of(order, scope, language);
    return {
      code, seller: { name: order.seller.name, communeName: origin }, buyer, deliveryName, carrier, trackingNumber, toCollect, weightGrams, sendBy,
      lines: lines.map(({ productId, variantId, name, variantName, unit, quantity }) => ({ productId, variantId, name, variantName, unit, quantity })), qr, payment,
    };
  }
}
