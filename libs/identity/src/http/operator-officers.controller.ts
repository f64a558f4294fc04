import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, isoVietnam, Unprocessable, vietnamDay } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import { grantStateOn } from '../domain/officer-grant.js';
import { OfficerGrantRepository } from '../storage/officer-grant.repository.js';
import type { OfficerGrant } from '../storage/officer-grant.repository.js';
import { KeepOfficers } from '../usecases/keep-officers.js';
import { officerGrant, officerGrantBody, officerGrantPath, officerGrants, officerRevocationBody, officersQuery } from './officer-grant.dto.js';

type Answer = z.infer<typeof officerGrant>;

/** Who is an officer of which areas. Nobody makes himself one; what was granted is kept for ever. */
@ApiTags('operator')
@Controller('operator/officers')
@ForOperator()
export class OperatorOfficersController {
  constructor(
    private readonly officers: KeepOfficers, private readonly grants: OfficerGrantRepository, private readonly areas: AreasFacade, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock,
  ) {}

  /** Every post that was given, newest first. */
  @Get() @Answers(officerGrants)
  async list(@Query({ schema: officersQuery }) query: z.infer<typeof officersQuery>): Promise<z.infer<typeof officerGrants>> {
    const { items, next } = await this.grants.page(query);
    return { items: await Promise.all(items.map((each) => this.shape(each))), next };
  }

  /** Makes the person of a phone an officer, from today unless another day is said. */
  @Post() @Answers(officerGrant, 201)
  async grant(@CurrentActor() { accountId }: Actor, @Body({ schema: officerGrantBody }) { from, until, areas, ...wish }: z.infer<typeof officerGrantBody>): Promise<Answer> {
    const codes = [...new Set(areas)].sort();
    await this.assertKnown(codes);
    const post = { ...wish, areas: codes, from: from ?? vietnamDay(this.clock.now()), until: until ?? null };
    return this.written((tx) => this.officers.grant(tx, accountId, post));
  }

  /** Ends a post at once. */
  @Post(':grantId/revocations') @Answers(officerGrant, 201)
  async revoke(@CurrentActor() { accountId }: Actor, @Param({ schema: officerGrantPath }) { grantId }: z.infer<typeof officerGrantPath>, @Body({ schema: officerRevocationBody }) { reason }: z.infer<typeof officerRevocationBody>): Promise<Answer> {
    return this.written((tx) => this.officers.revoke(tx, accountId, grantId, reason));
  }

  /** Who asked while it was written remembered what held before: that ends with the commit. */
  private async written(work: (tx: Tx) => Promise<OfficerGrant>): Promise<Answer> {
    const made = await this.unitOfWork.run(work);
    this.officers.forget(made.accountId);
    return this.shape(made);
  }

  /** A grant of what does not exist would give nothing and look as if it did. */
  private async assertKnown(codes: readonly string[]): Promise<void> {
    const found = await Promise.all(codes.map((code) => this.areas.find(code)));
    const unknown = codes.filter((_, at) => found[at] === null);
    if (unknown.length > 0) throw new Unprocessable('identity.officer_area_unknown', { codes: unknown.slice(0, 5).join(', ') }, [{ path: 'areas', code: 'identity.officer_area_unknown' }]);
  }

  private async shape({ id, accountId, name, phoneNumber, role, areas, from, until, document, grantedByName, grantedAt, revokedByName, revokedAt, reason }: OfficerGrant): Promise<Answer> {
    return {
      id, accountId, name, phoneNumber, role, areas: await Promise.all(areas.map(async (code) => ({ code, name: await this.areas.label(code) }))), from, until,
      state: grantStateOn({ from, until }, revokedAt !== null, vietnamDay(this.clock.now())), document, grantedBy: grantedByName, grantedAt: isoVietnam(grantedAt), revokedBy: revokedByName, revokedAt: revokedAt && isoVietnam(revokedAt), reason,
    };
  }
}
