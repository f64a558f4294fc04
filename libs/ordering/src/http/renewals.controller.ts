import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Answers, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { NOTHING_TYPED } from '../domain/evidence.js';
import { EvidencePackRepository } from '../storage/evidence-pack.repository.js';
import { GatherEvidence } from '../usecases/gather-evidence.js';
import { MakeEvidencePacks } from '../usecases/make-evidence-packs.js';
import { evidencePack, packFilePath, renewalAnswer, renewalPath, typedEvidence } from './renewal.dto.js';
import { PAPER_TYPES, shapePack, shapeRenewal } from './shape-renewal.js';

/** What a file for the re-assessment of an OCOP certificate needs, and the papers that the market can give. */
@ApiTags('seller')
@Controller('seller/:sellerId/renewals/:number')
@ForSeller('owner', 'manager')
export class RenewalsController {
  constructor(private readonly gather: GatherEvidence, private readonly packs: MakeEvidencePacks, private readonly kept: EvidencePackRepository) {}

  /** What is known already, criterion by criterion, and what is missing. */
  @Get() @Answers(renewalAnswer)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: renewalPath }) { number }: z.infer<typeof renewalPath>): Promise<z.infer<typeof renewalAnswer>> {
    return shapeRenewal(await this.gather.run(scope.sellerId, number, NOTHING_TYPED), await this.kept.newest(scope.sellerId, number));
  }

  /** Asks for the papers; a job makes them within seconds. */
  @Post('packs') @Answers(evidencePack, 201)
  async ask(@CurrentSeller() scope: SellerScope, @Param({ schema: renewalPath }) { number }: z.infer<typeof renewalPath>, @Body({ schema: typedEvidence }) typed: z.infer<typeof typedEvidence>): Promise<z.infer<typeof evidencePack>> {
    return shapePack(await this.packs.ask(scope, number, { ...NOTHING_TYPED, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) }));
  }

  /** The papers: one PDF, or a ZIP of it with its tables. */
  @Get('packs/:packId/:kind') @ApiProduces(PAPER_TYPES.pdf, PAPER_TYPES.zip)
  async file(@CurrentSeller() scope: SellerScope, @Param({ schema: packFilePath }) { number, packId, kind }: z.infer<typeof packFilePath>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const file = await this.packs.file(scope, number, packId, kind);
    void reply.type(PAPER_TYPES[kind]).header('content-disposition', `attachment; filename="ho-so-minh-chung.${kind}"`).header('cache-control', 'no-store');
    return file;
  }
}
