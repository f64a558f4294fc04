import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import { RefundAccountRepository } from '../storage/refund-account.repository.js';
import { GiveRefundAccount } from '../usecases/give-refund-account.js';
import { groupParams } from './payment.dto.js';
import { givenAccount, refundAccount, shapeOwed } from './refund-account.dto.js';

/** Where a buyer wants money back that cannot go the way it came. */
@ApiTags('shop')
@Controller('shop/order-groups/:code/refund-account')
export class ShopRefundAccountController {
  constructor(private readonly accounts: RefundAccountRepository, private readonly give: GiveRefundAccount) {}

  @Get() @BySecret('order token') @Answers(refundAccount)
  async show(@Param({ schema: groupParams }) { code }: z.infer<typeof groupParams>): Promise<z.infer<typeof refundAccount>> { return shapeOwed(await this.accounts.owed(code)); }

  /** Gives it, or another one while no transfer is entered. */
  @Put() @BySecret('order token') @Answers(refundAccount)
  async put(@Param({ schema: groupParams }) { code }: z.infer<typeof groupParams>, @Body({ schema: givenAccount }) body: z.infer<typeof givenAccount>): Promise<z.infer<typeof refundAccount>> {
    await this.give.run(code, body);
    return shapeOwed(await this.accounts.owed(code));
  }
}
