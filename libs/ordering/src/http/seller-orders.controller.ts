import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { decodeCursor, dong, NotFound, toPage } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import { FulfilOrder } from '../usecases/fulfil-order.js';
import { deliveryBody, handoverBody, sellerOrder, sellerOrders, sellerOrdersQuery, sellerPath } from './seller-order.dto.js';
import { shapeSellerOrder } from './shape-seller-order.js';

type Path = z.infer<typeof sellerPath>;
type Answer = z.infer<typeof sellerOrder>;

@ApiTags('seller')
@Controller('seller/:sellerId/orders')
@ForSeller('owner', 'manager', 'packer')
export class SellerOrdersController {
  constructor(private readonly orders: SellerOrderRepository, private readonly fulfil: FulfilOrder, private readonly areas: AreasFacade) {}

  /** The seller's orders, newest first. */
  @Get() @Answers(sellerOrders)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: sellerOrdersQuery }) query: z.infer<typeof sellerOrdersQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof sellerOrders>> {
    const after = placeOf(query.after);
    const page = toPage(await this.orders.list(scope, { ...query, after }), query.limit, (order) => [order.createdAt.toISOString(), order.code], (order) => order);
    return { items: await Promise.all(page.items.map((order) => this.shape(order, scope, language))), next: page.next };
  }

  @Get(':code') @Answers(sellerOrder)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path, @RequestLanguage() language: Language): Promise<Answer> {
    const order = await this.orders.find(scope, code);
    if (order === null) throw new NotFound('ordering.order_not_found');
    return this.shape(order, scope, language);
  }

  /** The seller takes a paid order, or one to be paid at the door, and will pack it. */
  @Post(':code/acceptances') @Answers(sellerOrder, 201)
  async accept(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path, @RequestLanguage() language: Language): Promise<Answer> {
    return this.shape(await this.fulfil.accept(scope, code), scope, language);
  }

  /** The parcel left the seller: with a carrier, or in the hands of a buyer who picks it up. */
  @Post(':code/handovers') @Answers(sellerOrder, 201)
  async handOver(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: handoverBody }) { carrier, trackingNumber }: z.infer<typeof handoverBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.shape(await this.fulfil.handOver(scope, code, carrier ?? null, trackingNumber ?? null), scope, language);
  }

  /** The parcel reached the buyer; with what was collected when it was to be paid at the door. */
  @Post(':code/deliveries') @Answers(sellerOrder, 201)
  async deliver(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: deliveryBody }) { collected }: z.infer<typeof deliveryBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.shape(await this.fulfil.deliver(scope, code, collected && { method: collected.method, amount: dong(collected.amount) }), scope, language);
  }

  private async shape(order: SellerOrder, scope: SellerScope, language: Language): Promise<Answer> {
    return shapeSellerOrder(order, scope, await this.areas.label(order.address.communeCode), language);
  }
}

function placeOf(after: string | undefined): readonly [string, string] | null {
  const cursor = decodeCursor(after, 2);
  return cursor === null ? null : [String(cursor[0]), String(cursor[1])];
}
