import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { dong } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { DeclineOrder } from '../usecases/decline-order.js';
import { DelayOrder } from '../usecases/delay-order.js';
import { FulfilOrder } from '../usecases/fulfil-order.js';
import { TakeBackParcel } from '../usecases/take-back-parcel.js';
import { SellerOrderAnswer } from './seller-order-answer.js';
import { delayBody, deliveryBody, handoverBody, refusalBody, returnBody, sellerOrder, sellerPath } from './seller-order.dto.js';

type Path = z.infer<typeof sellerPath>;
type Answer = z.infer<typeof sellerOrder>;

/**
 * What a seller does with an order; every step may be repeated and then changes nothing. An
 * assistant may take, pack and put off orders, never say what money came or give it back.
 */
@ApiTags('seller')
@Controller('seller/:sellerId/orders/:code')
export class SellerStepsController {
  constructor(
    private readonly fulfil: FulfilOrder,
    private readonly decline: DeclineOrder,
    private readonly takeBack: TakeBackParcel,
    private readonly delays: DelayOrder,
    private readonly answer: SellerOrderAnswer,
  ) {}

  /** The seller takes a paid order, or one to be paid at the door, and will pack it. */
  @Post('acceptances') @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(sellerOrder, 201)
  async accept(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path, @RequestLanguage() language: Language): Promise<Answer> {
    return this.answer.of(await this.fulfil.accept(scope, code), scope, language);
  }

  /** The parcel left the seller: with a carrier, or in the hands of a buyer who picks it up. */
  @Post('handovers') @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(sellerOrder, 201)
  async handOver(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: handoverBody }) { carrier, trackingNumber }: z.infer<typeof handoverBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.answer.of(await this.fulfil.handOver(scope, code, carrier ?? null, trackingNumber ?? null), scope, language);
  }

  /** The parcel reached the buyer; with what was collected when it was to be paid at the door. */
  @Post('deliveries') @ForSeller('owner', 'manager', 'packer') @Answers(sellerOrder, 201)
  async deliver(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: deliveryBody }) { collected }: z.infer<typeof deliveryBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.answer.of(await this.fulfil.deliver(scope, code, collected && { method: collected.method, amount: dong(collected.amount) }), scope, language);
  }

  /** The seller cannot serve an order that has not left: its buyer gets the money back. */
  @Post('refusals') @ForSeller('owner', 'manager') @Answers(sellerOrder, 201)
  async refuse(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: refusalBody }) { reason, note }: z.infer<typeof refusalBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.answer.of(await this.decline.run(scope, code, reason, note ?? null), scope, language);
  }

  /** The parcel came back. Unless it was damaged, or `restock` says no, its goods can be sold again. */
  @Post('returns') @ForSeller('owner', 'manager', 'packer') @Answers(sellerOrder, 201)
  async bringBack(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: returnBody }) { reason, note, restock }: z.infer<typeof returnBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.answer.of(await this.takeBack.run(scope, code, { reason, note: note ?? null, restock: restock ?? reason !== 'damaged' }), scope, language);
  }

  /** Promises the buyer another day. */
  @Post('delays') @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(sellerOrder, 201)
  async delay(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path,
    @Body({ schema: delayBody }) { sendBy, reason }: z.infer<typeof delayBody>, @RequestLanguage() language: Language,
  ): Promise<Answer> {
    return this.answer.of(await this.delays.run(scope, code, sendBy, reason), scope, language);
  }
}
