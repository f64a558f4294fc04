import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ShowClaims } from '../usecases/show-claims.js';
import { officerClaims, officerClaimsQuery } from './officer-claim.dto.js';

@Controller('officer/claims')
export class OfficerClaimsController {
  constructor(private readonly claims: ShowClaims) {}

  /** Buyers' claims about shops of the officer's communes, without the buyer: how far each is, and which deadlines were missed. */
  @Get() @ForOfficer() @Answers(officerClaims)
  async list(@CurrentActor() actor: Actor, @Query({ schema: officerClaimsQuery }) { open, ...query }: z.infer<typeof officerClaimsQuery>): Promise<z.infer<typeof officerClaims>> {
    const { counts, items, next } = await this.claims.run(actor, { ...query, open: open === 'true' });
    return {
      counts, next,
      items: items.map(({ claimId, orderCode, shopName, communeCode, communeName, kind, state, openedAt, movedAt, breachedAt, closeBy, closedAt }) => (
        { claimId, orderCode, shopName, communeCode, communeName, kind, state, openedAt: isoVietnam(openedAt), movedAt: isoVietnam(movedAt), breachedAt: breachedAt && isoVietnam(breachedAt), closeBy: closeBy && isoVietnam(closeBy), closedAt: closedAt && isoVietnam(closedAt) })),
    };
  }
}
