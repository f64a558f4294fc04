import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import { DirectRefundRepository } from '../storage/direct-refund.repository.js';
import { RefundBySeller } from '../usecases/refund-by-seller.js';
import { complaintBody, directRefunds, groupRefundParams, shapeDirectRefund } from './direct-refund.dto.js';
import { groupParams } from './payment.dto.js';

/** Money that comes back from sellers themselves, as the buyer sees it. */
@ApiTags('shop')
@Controller('shop/order-groups/:code/direct-refunds')
export class ShopDirectRefundsController {
  constructor(private readonly refunds: DirectRefundRepository, private readonly bySeller: RefundBySeller) {}

  @Get() @BySecret('order token') @Answers(directRefunds)
  async list(@Param({ schema: groupParams }) { code }: z.infer<typeof groupParams>): Promise<z.infer<typeof directRefunds>> { return this.ofGroup(code); }

  /** The money came. Saying it again changes nothing. */
  @Post(':id/confirmations') @BySecret('order token') @Answers(directRefunds, 201)
  async came(@Param({ schema: groupRefundParams }) { code, id }: z.infer<typeof groupRefundParams>): Promise<z.infer<typeof directRefunds>> {
    await this.bySeller.came(code, id);
    return this.ofGroup(code);
  }

  /** The money did not come: the seller owes it still, and the market's people see it. */
  @Post(':id/complaints') @BySecret('order token') @Answers(directRefunds, 201)
  async denied(@Param({ schema: groupRefundParams }) { code, id }: z.infer<typeof groupRefundParams>, @Body({ schema: complaintBody }) { note }: z.infer<typeof complaintBody>): Promise<z.infer<typeof directRefunds>> {
    await this.bySeller.denied(code, id, note);
    return this.ofGroup(code);
  }

  private async ofGroup(code: string): Promise<z.infer<typeof directRefunds>> { return { items: (await this.refunds.ofGroup(code)).map(shapeDirectRefund) }; }
}
