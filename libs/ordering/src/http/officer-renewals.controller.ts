import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ShowRenewalPapers } from '../usecases/show-renewal-papers.js';
import { officerPackPath, officerRenewalPath, renewalAnswer } from './renewal.dto.js';
import { PAPER_TYPES, shapeRenewal } from './shape-renewal.js';

/** Papers for the re-assessment of certificates of the officer's communes, as their holders have them. */
@ApiTags('officer')
@Controller('officer/renewals/:number')
export class OfficerRenewalsController {
  constructor(private readonly papers: ShowRenewalPapers) {}

  /** What is known, criterion by criterion, with what the seller typed last, and what is missing. */
  @Get() @ForOfficer() @Answers(renewalAnswer)
  async show(@CurrentActor() actor: Actor, @Param({ schema: officerRenewalPath }) { number }: z.infer<typeof officerRenewalPath>): Promise<z.infer<typeof renewalAnswer>> {
    const { evidence, newest } = await this.papers.run(actor, number);
    return shapeRenewal(evidence, newest);
  }

  /** The papers that the seller had made. */
  @Get('packs/:packId/:kind') @ForOfficer() @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.zip)
  async file(@CurrentActor() actor: Actor, @Param({ schema: officerPackPath }) { number, packId, kind }: z.infer<typeof officerPackPath>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const file = await this.papers.file(actor, number, packId, kind);
    void reply.type(PAPER_TYPES[kind]).header('content-disposition', `attachment; filename="ho-so-minh-chung.${kind}"`).header('cache-control', 'no-store');
    return file;
  }
}
