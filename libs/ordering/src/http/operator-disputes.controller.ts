import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NotFound, toPage } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { ClaimState } from '../domain/claim.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import { DecideDispute } from '../usecases/decide-dispute.js';
import { claim, claims, decisionBody, disputePath, disputesQuery } from './claim.dto.js';
import { claimPlaceOf, cursorOf, shapeClaim } from './shape-claim.js';

/** Claims on which buyer and seller do not agree, or to which the seller is silent. */
@ApiTags('order')
@Controller('operator/disputes')
@ForOperator()
export class OperatorDisputesController {
  constructor(private readonly claims: ClaimRepository, private readonly decide: DecideDispute) {}

  /** Newest first; those that wait for a decision unless `state` says otherwise. */
  @Get() @Answers(claims)
  async list(@Query({ schema: disputesQuery }) { state, limit, after }: z.infer<typeof disputesQuery>): Promise<z.infer<typeof claims>> {
    const states = (state.length > 0 ? state : ['disputed']) as ClaimState[];
    return toPage(await this.claims.list({ sellerId: null, orderCode: null, states, limit, after: claimPlaceOf(after) }), limit, cursorOf, shapeClaim);
  }

  @Get(':id') @Answers(claim)
  async show(@Param({ schema: disputePath }) { id }: z.infer<typeof disputePath>): Promise<z.infer<typeof claim>> {
    const found = await this.claims.find(id);
    if (found === null) throw new NotFound('ordering.claim_not_found');
    return shapeClaim(found);
  }

  /** The market's decision, with its reason. */
  @Post(':id/decisions') @Answers(claim, 201)
  async settle(@CurrentActor() { accountId }: Actor, @Param({ schema: disputePath }) { id }: z.infer<typeof disputePath>, @Body({ schema: decisionBody }) body: z.infer<typeof decisionBody>): Promise<z.infer<typeof claim>> {
    return shapeClaim(await this.decide.run(accountId, id, body));
  }
}
