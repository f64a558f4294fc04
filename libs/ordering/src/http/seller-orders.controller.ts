import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Clock, decodeCursor, isoVietnam, NotFound, toPage } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import { LiveStream } from './live-stream.js';
import { SellerOrderAnswer } from './seller-order-answer.js';
import { orderSummary, sellerOrder, sellerOrders, sellerOrdersQuery, sellerPath } from './seller-order.dto.js';

type Summary = z.infer<typeof orderSummary>;

/** A seller's orders as they stand. */
@ApiTags('seller')
@Controller('seller/:sellerId/orders')
export class SellerOrdersController {
  constructor(
    private readonly orders: SellerOrderRepository,
    private readonly answer: SellerOrderAnswer,
    private readonly stream: LiveStream,
    private readonly clock: Clock,
  ) {}

  /** The seller's orders, newest first. */
  @Get() @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(sellerOrders)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: sellerOrdersQuery }) query: z.infer<typeof sellerOrdersQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof sellerOrders>> {
    const found = await this.orders.list(scope, { ...query, step: query.step ?? null, after: placeOf(query.after) });
    const page = toPage(found, query.limit, (order) => [order.createdAt.toISOString(), order.code], (order) => order);
    return { items: await Promise.all(page.items.map((order) => this.answer.of(order, scope, language))), next: page.next };
  }

  /** How many orders wait for what. */
  @Get('summary') @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(orderSummary)
  summary(@CurrentSeller() scope: SellerScope): Promise<Summary> { return this.summaryOf(scope); }

  /** Server-sent events `orders` with the summary: now and at each change. Whoever does not say that he reads such events is told once. */
  @Get('stream') @ForSeller('owner', 'manager', 'packer') @ApiProduces('text/event-stream')
  async events(@CurrentSeller() scope: SellerScope, @Headers('accept') accepted: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const follows = accepted?.includes('text/event-stream') ?? false;
    await this.stream.serve(reply, { topic: `seller:${scope.sellerId}`, event: 'orders', read: () => this.summaryOf(scope), isLast: () => !follows });
  }

  @Get(':code') @ForSellerOrAssistant('orders', 'owner', 'manager', 'packer') @Answers(sellerOrder)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: z.infer<typeof sellerPath>, @RequestLanguage() language: Language): Promise<z.infer<typeof sellerOrder>> {
    const order = await this.orders.find(scope, code);
    if (order === null) throw new NotFound('ordering.order_not_found');
    return this.answer.of(order, scope, language);
  }

  private async summaryOf(scope: SellerScope): Promise<Summary> {
    const { new: fresh, toPack, handedOver, late, oldestAcceptBy } = await this.orders.summary(scope, this.clock.now());
    return { new: fresh, toPack, handedOver, late, oldestAcceptBy: oldestAcceptBy && isoVietnam(oldestAcceptBy) };
  }
}

function placeOf(after: string | undefined): readonly [string, string] | null {
  const cursor = decodeCursor(after, 2);
  return cursor === null ? null : [String(cursor[0]), String(cursor[1])];
}
