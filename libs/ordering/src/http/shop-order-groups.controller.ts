import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, BySecret, RequestLanguage, UnitOfWork } from '@cho-phien/platform';
import { CancelOrderGroup } from '../usecases/cancel-order-group.js';
import { OpenOrderGroup } from '../usecases/open-order-group.js';
import { isSettled } from '../domain/order-group-status.js';
import { LiveStream } from './live-stream.js';
import { OrderGroupAnswer } from './order-group-answer.js';
import { groupPath, orderGroup } from './order-group.dto.js';

type Path = z.infer<typeof groupPath>;

/** What the holder of an order token may see and do. */
@ApiTags('order')
@Controller('shop/order-groups/:code')
export class ShopOrderGroupsController {
  constructor(
    private readonly open: OpenOrderGroup,
    private readonly cancelGroup: CancelOrderGroup,
    private readonly unitOfWork: UnitOfWork,
    private readonly answer: OrderGroupAnswer,
    private readonly stream: LiveStream,
  ) {}

  /** The purchase with its orders and payments. */
  @Get() @BySecret('order token') @Answers(orderGroup)
  async show(@Param({ schema: groupPath }) { code }: Path, @RequestLanguage() language: Language): Promise<z.infer<typeof orderGroup>> {
    const { purchase, payable } = await this.open.run(code);
    return this.answer.of(purchase, payable, language);
  }

  /** Server-sent events `group` with `{status, paidAmount, cod}`: now and at each change, until the payment is settled. */
  @Get('events') @BySecret('order token') @ApiProduces('text/event-stream')
  async events(@Param({ schema: groupPath }) { code }: Path, @Res() reply: FastifyReply): Promise<void> {
    await this.open.state(code);
    await this.stream.serve(reply, { topic: `order_group:${code}`, event: 'group', read: () => this.open.state(code), isLast: ({ status }) => isSettled(status) });
  }

  /** Calls off what is neither paid nor on its way; repeating it changes nothing. */
  @Post('cancellations') @BySecret('order token') @Answers(orderGroup, 201)
  async cancel(@Param({ schema: groupPath }) { code }: Path, @RequestLanguage() language: Language): Promise<z.infer<typeof orderGroup>> {
    await this.open.state(code);
    await this.unitOfWork.run((tx) => this.cancelGroup.run(tx, code));
    return this.show({ code }, language);
  }
}
