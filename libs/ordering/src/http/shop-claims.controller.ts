import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, BySecret, UnitOfWork } from '@cho-phien/platform';
import { OpenClaim } from '../usecases/open-claim.js';
import { OpenOrderGroup } from '../usecases/open-order-group.js';
import { PursueClaim } from '../usecases/pursue-claim.js';
import { ShowGroupClaims } from '../usecases/show-group-claims.js';
import { claim, claimBody, disputeBody, groupClaimPath, groupClaims } from './claim.dto.js';
import { groupPath } from './order-group.dto.js';
import { shapeClaim } from './shape-claim.js';

type Answer = z.infer<typeof claim>;
type Path = z.infer<typeof groupClaimPath>;

/** What the holder of an order token asks for after the sale, while the link to the order is good. Every step may be repeated and then changes nothing. */
@ApiTags('order')
@Controller('shop/order-groups/:code/claims')
@BySecret('order token')
export class ShopClaimsController {
  constructor(
    private readonly group: OpenOrderGroup,
    private readonly open: OpenClaim,
    private readonly pursue: PursueClaim,
    private readonly showClaims: ShowGroupClaims,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The claims of a purchase, oldest first, and what each order can be claimed for now. */
  @Get() @Answers(groupClaims)
  async list(@Param({ schema: groupPath }) { code }: z.infer<typeof groupPath>): Promise<z.infer<typeof groupClaims>> {
    await this.group.state(code);
    const { claims, open } = await this.showClaims.run(code);
    return { items: claims.map(shapeClaim), open };
  }

  /** Cancels a paid order before it has left, or asks for the money or other goods once it has arrived. */
  @Post() @Answers(claim, 201)
  async ask(@Param({ schema: groupPath }) { code }: z.infer<typeof groupPath>, @Body({ schema: claimBody }) { note, ...wish }: z.infer<typeof claimBody>): Promise<Answer> {
    await this.group.state(code);
    return shapeClaim(await this.unitOfWork.run((tx) => this.open.run(tx, code, { ...wish, note: note ?? null })));
  }

  /** The buyer does not agree with the seller's no: the market decides. */
  @Post(':id/disputes') @Answers(claim, 201)
  async dispute(@Param({ schema: groupClaimPath }) { code, id }: Path, @Body({ schema: disputeBody }) { note }: z.infer<typeof disputeBody>): Promise<Answer> {
    await this.group.state(code);
    return shapeClaim(await this.pursue.dispute(code, id, note));
  }

  /** The buyer gives it up. */
  @Post(':id/withdrawals') @Answers(claim, 201)
  async withdraw(@Param({ schema: groupClaimPath }) { code, id }: Path): Promise<Answer> {
    await this.group.state(code);
    return shapeClaim(await this.pursue.withdraw(code, id));
  }
}
