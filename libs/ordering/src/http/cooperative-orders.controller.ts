import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Clock, decodeCursor, isoVietnam, toPage } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { awaitsSeller } from '../domain/order-status.js';
import { CooperativeLineRepository } from '../storage/cooperative-line.repository.js';
import { RelayedOrderRepository } from '../storage/relayed-order.repository.js';
import type { RelayedOrder } from '../storage/relayed-order.repository.js';
import { AcceptRelayedOrder } from '../usecases/accept-relayed-order.js';
import { cooperativeLines, cooperativeLinesQuery, relayedOrder, relayedOrders } from './cooperative-order.dto.js';
import { sellerPath } from './seller-order.dto.js';

const WEEK_MS = 7 * 86_400_000;

/** Between a cooperative and its households: orders it takes for them, and their goods in its own orders. */
@ApiTags('seller')
@Controller('seller/:sellerId')
export class CooperativeOrdersController {
  constructor(
    private readonly relayed: RelayedOrderRepository,
    private readonly accept: AcceptRelayedOrder,
    private readonly lines: CooperativeLineRepository,
    private readonly clock: Clock,
  ) {}

  /** Orders of member households that nobody took in time, and those it took for them in the last week. */
  @Get('relayed-orders') @ForSeller('owner', 'manager') @Answers(relayedOrders)
  async list(@CurrentSeller() scope: SellerScope): Promise<z.infer<typeof relayedOrders>> {
    return { items: (await this.relayed.list(scope, new Date(this.clock.now().getTime() - WEEK_MS))).map(shaped) };
  }

  /** The cooperative takes the order for its household. */
  @Post('relayed-orders/:code/acceptances') @ForSeller('owner', 'manager') @Answers(relayedOrder, 201)
  async take(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: z.infer<typeof sellerPath>): Promise<z.infer<typeof relayedOrder>> {
    return shaped(await this.accept.run(scope, code));
  }

  /** A household's own goods in the orders of its cooperatives, newest first. */
  @Get('cooperative-lines') @ForSeller('owner') @Answers(cooperativeLines)
  async own(@CurrentSeller() scope: SellerScope, @Query({ schema: cooperativeLinesQuery }) { limit, after }: z.infer<typeof cooperativeLinesQuery>): Promise<z.infer<typeof cooperativeLines>> {
    return toPage(await this.lines.list(scope, limit, placeOf(after)), limit, ({ createdAt, orderCode, position }) => [createdAt.toISOString(), orderCode, position],
      ({ orderCode, createdAt, cooperative, productId, productName, variantName, unit, quantity, status, total }) => (
        { orderCode, createdAt: isoVietnam(createdAt), cooperative, productId, productName, variantName, unit, quantity, status, total }));
  }
}

const shaped = (order: RelayedOrder): z.infer<typeof relayedOrder> => ({
  code: order.code, status: order.status, household: order.household, total: order.total,
  acceptBy: isoVietnam(order.acceptBy), sendBy: isoVietnam(order.sendBy), relayedAt: isoVietnam(order.relayedAt),
  nextStep: awaitsSeller(order) ? 'accept' : null, lines: order.lines,
});

function placeOf(after: string | undefined): readonly [string, string, number] | null {
  const cursor = decodeCursor(after, 3);
  return cursor === null ? null : [String(cursor[0]), String(cursor[1]), Number(cursor[2])];
}
