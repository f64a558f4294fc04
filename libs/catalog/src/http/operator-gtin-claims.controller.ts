import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Invalid, NotFound } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { GtinRepository } from '../storage/gtin.repository.js';
import { ClaimGtin } from '../usecases/claim-gtin.js';
import { WithdrawGtin } from '../usecases/withdraw-gtin.js';
import { shapeClaim } from './product-codes-answer.js';
import { claimDecision, claimPath, claimsQuery, gtinClaim, gtinClaims, withdrawal } from './product-codes.dto.js';

@Controller('operator/gtin-claims')
export class OperatorGtinClaimsController {
  constructor(private readonly claims: GtinRepository, private readonly gtins: ClaimGtin, private readonly takeBack: WithdrawGtin) {}

  /** GTINs that sellers said their goods carry, those who wait longest first. */
  @Get() @ForOperator() @Answers(gtinClaims)
  async list(@Query({ schema: claimsQuery }) { state, ...paging }: z.infer<typeof claimsQuery>): Promise<z.infer<typeof gtinClaims>> {
    const { items, next } = await this.claims.page(state, paging);
    return { items: items.map(shapeClaim), next };
  }

  /** Verifies by evidence or refuses with a reason. Of two numbers that are the same one product gets it. */
  @Post(':id/decisions') @ForOperator() @Answers(gtinClaim, 201)
  async decide(@CurrentActor() { accountId }: Actor, @Param({ schema: claimPath }) { id }: z.infer<typeof claimPath>, @Body({ schema: claimDecision }) body: z.infer<typeof claimDecision>): Promise<z.infer<typeof gtinClaim>> {
    await this.gtins.decide(accountId, id, wordOf(body));
    return this.one(id);
  }

  /** Takes back what was verified by mistake, with a reason. */
  @Post(':id/withdrawals') @ForOperator() @Answers(gtinClaim, 201)
  async withdraw(@CurrentActor() { accountId }: Actor, @Param({ schema: claimPath }) { id }: z.infer<typeof claimPath>, @Body({ schema: withdrawal }) { reason }: z.infer<typeof withdrawal>): Promise<z.infer<typeof gtinClaim>> {
    await this.takeBack.byOperator(accountId, id, reason);
    return this.one(id);
  }

  private async one(id: string): Promise<z.infer<typeof gtinClaim>> {
    const claim = await this.claims.find(id);
    if (!claim) throw new NotFound('catalog.gtin_claim_not_found');
    return shapeClaim(claim);
  }
}

function wordOf({ decision, evidence, reason }: z.infer<typeof claimDecision>): Parameters<ClaimGtin['decide']>[2] {
  if (decision === 'verify') {
    if (evidence === undefined) throw new Invalid('catalog.gtin_evidence_needed', {}, [{ path: 'evidence', code: 'catalog.gtin_evidence_needed' }]);
    return { decision, evidence };
  }
  if (reason === undefined) throw new Invalid('catalog.reason_needed', {}, [{ path: 'reason', code: 'catalog.reason_needed' }]);
  return { decision, reason };
}
