import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Clock, decodeCursor, dong, isoVietnam, toPage, vietnamDay } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, Idempotency, Idempotent, NeedsIdempotencyKey } from '@cho-phien/platform';
import type { IdempotentCall, SellerScope } from '@cho-phien/platform';
import { isOver } from '../domain/stall-sale.js';
import type { ShownStallSale } from '../domain/stall-sale.js';
import { StallSaleRepository } from '../storage/stall-sale.repository.js';
import { CancelStallSale } from '../usecases/cancel-stall-sale.js';
import { OpenStallSale } from '../usecases/open-stall-sale.js';
import { ShowStallSales } from '../usecases/show-stall-sales.js';
import { LiveStream } from './live-stream.js';
import { stallSale, stallSaleBody, stallSalePath, stallSales, stallSalesQuery } from './stall-sale.dto.js';

type Path = z.infer<typeof stallSalePath>;
type Answer = z.infer<typeof stallSale>;

/** The till of a market stall. It is money: no assistant, whatever was consented to. */
@ApiTags('seller')
@Controller('seller/:sellerId/stall-sales')
@ForSeller('owner', 'manager', 'packer')
export class StallSalesController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly open: OpenStallSale,
    private readonly cancelSale: CancelStallSale,
    private readonly showSales: ShowStallSales,
    private readonly sales: StallSaleRepository,
    private readonly stream: LiveStream,
    private readonly clock: Clock,
  ) {}

  /** Opens a sale by amount: a QR of its own, or cash that is noted at once. */
  @Post() @NeedsIdempotencyKey() @Answers(stallSale, 201)
  async sell(
    @CurrentSeller() scope: SellerScope, @Body({ schema: stallSaleBody }) { amount, tender, note }: z.infer<typeof stallSaleBody>,
    @Idempotent() call: IdempotentCall, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const answer = await this.idempotency.run(call, async (tx) => ({ status: 201, body: shaped(await this.open.run(tx, scope, { amount: dong(amount), tender, note: note ?? null })) }));
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }

  /** The sales of a day, newest first, and what was paid of them. */
  @Get() @Answers(stallSales)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: stallSalesQuery }) query: z.infer<typeof stallSalesQuery>): Promise<z.infer<typeof stallSales>> {
    const day = query.day ?? vietnamDay(this.clock.now());
    const page = toPage(await this.sales.list(scope, day, query.limit, placeOf(query.after)), query.limit, ({ createdAt, code }) => [createdAt.toISOString(), code], (sale) => sale);
    const { count, qrCount, qrAmount, cashCount, cashAmount } = await this.sales.day(scope, day);
    return { items: (await Promise.all(page.items.map((sale) => this.showSales.shown(sale)))).map(shaped), next: page.next, day: { count, qrCount, qrAmount, cashCount, cashAmount } };
  }

  @Get(':id') @Answers(stallSale)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: stallSalePath }) { id }: Path): Promise<Answer> {
    return shaped(await this.showSales.one(scope, id));
  }

  /** Server-sent events `sale` with the sale: now and at each change, until it is paid or over. */
  @Get(':id/stream') @ApiProduces('text/event-stream')
  async events(@CurrentSeller() scope: SellerScope, @Param({ schema: stallSalePath }) { id }: Path, @Res() reply: FastifyReply): Promise<void> {
    await this.showSales.one(scope, id);
    await this.stream.serve(reply, { topic: `order_group:${id}`, event: 'sale', read: async () => shaped(await this.showSales.one(scope, id)), isLast: isOver });
  }

  /** Calls off a sale that nobody has paid; repeating it changes nothing. */
  @Post(':id/cancellations') @Answers(stallSale, 201)
  async cancel(@CurrentSeller() scope: SellerScope, @Param({ schema: stallSalePath }) { id }: Path): Promise<Answer> {
    return shaped(await this.showSales.shown(await this.cancelSale.run(scope, id)));
  }
}

const shaped = ({ code, amount, paidAmount, status, tender, note, expiresAt, paidAt, createdAt, qr }: ShownStallSale): Answer => ({
  id: code, amount, paidAmount, status, tender, note,
  expiresAt: expiresAt && isoVietnam(expiresAt), paidAt: paidAt && isoVietnam(paidAt), createdAt: isoVietnam(createdAt), qr,
});

function placeOf(after: string | undefined): readonly [string, string] | null {
  const cursor = decodeCursor(after, 2);
  return cursor === null ? null : [String(cursor[0]), String(cursor[1])];
}
