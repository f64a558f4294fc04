import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { isoVietnam } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { WaitingClaim } from '../storage/star-claim.repository.js';
import { DecideStarClaim } from '../usecases/decide-star-claim.js';
import { claimDecision, falseClaimsQuery, officerStarClaimList, starClaim, starClaimList, starClaimPath, starClaimsQuery } from './star-claims.dto.js';

/** Public listings that speak of OCOP stars without a certificate for them. */
@ApiTags('officer')
@Controller()
export class StarClaimsController {
  constructor(private readonly claims: DecideStarClaim, private readonly areas: AreasFacade) {}

  /** Those that wait for a person, or were decided in one way. */
  @Get('officer/star-claims') @ForOfficer() @Answers(officerStarClaimList)
  async list(@CurrentActor() actor: Actor, @Query({ schema: starClaimsQuery }) { area, state, limit, after }: z.infer<typeof starClaimsQuery>): Promise<z.infer<typeof officerStarClaimList>> {
    const { count, ...page } = await this.claims.page(actor, area, state, { limit, after });
    return { ...(await this.shape(page)), count };
  }

  /** A person decides, with a reason. Of a false claim the seller is told. */
  @Post('officer/star-claims/:id/decisions') @ForOfficer() @Answers(starClaim, 201)
  async decide(@CurrentActor() actor: Actor, @Param({ schema: starClaimPath }) { id }: z.infer<typeof starClaimPath>, @Body({ schema: claimDecision }) { decision, reason }: z.infer<typeof claimDecision>): Promise<z.infer<typeof starClaim>> {
    return this.one(await this.claims.run(actor, id, decision, reason));
  }

  /** What officers found false, for those who run the market. */
  @Get('operator/star-claims') @ForOperator() @Answers(starClaimList)
  async falseOnes(@Query({ schema: falseClaimsQuery }) paging: z.infer<typeof falseClaimsQuery>): Promise<z.infer<typeof starClaimList>> {
    return this.shape(await this.claims.falseOnes(paging));
  }

  private async shape({ items, next }: Page<WaitingClaim>): Promise<z.infer<typeof starClaimList>> {
    return { items: await Promise.all(items.map((each) => this.one(each))), next };
  }

  private async one({ foundAt, decidedAt, ...claim }: WaitingClaim): Promise<z.infer<typeof starClaim>> {
    return {
      id: claim.id, state: claim.state, foundAt: isoVietnam(foundAt), decidedAt: decidedAt && isoVietnam(decidedAt), reason: claim.reason, certifiedStars: claim.certifiedStars, communeCode: claim.communeCode,
      communeName: await this.areas.label(claim.communeCode), claims: claim.claims.map(({ field, phrase, stars }) => ({ field, phrase, stars })), product: claim.product,
    };
  }
}
