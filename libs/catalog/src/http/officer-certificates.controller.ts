import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { EnterCertificate } from '../usecases/enter-certificate.js';
import { ShowCertificates } from '../usecases/show-certificates.js';
import type { OfficerCertificate } from '../storage/certificate-list.js';
import { certificateAnswer, certificateChanges, certificateList, certificatePath, certificateRow, certificatesQuery, latestQuery, newCertificate } from './certificate.dto.js';
import { shapeCertificate, shapeChange } from './shape-certificate.js';

/** The register of OCOP certificates, for the officers of their communes. */
@ApiTags('officer')
@Controller('officer/certificates')
export class OfficerCertificatesController {
  constructor(private readonly certificates: ShowCertificates, private readonly enter: EnterCertificate, private readonly areas: AreasFacade) {}

  /** Certificates on a day, and how many there are in each state. */
  @Get() @ForOfficer() @Answers(certificateList)
  async list(@CurrentActor() actor: Actor, @Query({ schema: certificatesQuery }) query: z.infer<typeof certificatesQuery>): Promise<z.infer<typeof certificateList>> {
    const { items, next, asOf, states, communes } = await this.certificates.page(actor, query);
    return { items: await Promise.all(items.map((row) => this.row(row))), next, asOf, states, communes: await Promise.all(communes.map(async (code) => ({ code, name: await this.areas.label(code) }))) };
  }

  /** What was changed last in the register. */
  @Get('changes') @ForOfficer() @Answers(certificateChanges)
  async latest(@CurrentActor() actor: Actor, @Query({ schema: latestQuery }) { limit }: z.infer<typeof latestQuery>): Promise<z.infer<typeof certificateChanges>> {
    return { items: (await this.certificates.latest(actor, limit)).map((change) => shapeChange(change, actor)) };
  }

  /** One certificate with its history, and goods that it may be of. */
  @Get(':number') @ForOfficer() @Answers(certificateAnswer)
  async one(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: z.infer<typeof certificatePath>): Promise<z.infer<typeof certificateAnswer>> {
    const { certificate, history, candidates, authority } = await this.certificates.one(actor, number);
    return {
      ...(await this.row(certificate)), lawfulAuthority: authority && { name: authority.name, legalRef: authority.rule.legalRef }, history: history.map((change) => shapeChange(change, actor)),
      candidates: candidates.map(({ productId, slug, name, sellerName, confidence, certain }) => ({ productId, slug, name, sellerName, confidence, certain })),
    };
  }

  /** Enters one by hand. Its end is reckoned; its authority, where left out, is the lawful one of its day. */
  @Post() @ForOfficer() @Answers(certificateAnswer, 201)
  async add(@CurrentActor() actor: Actor, @Body({ schema: newCertificate }) body: z.infer<typeof newCertificate>): Promise<z.infer<typeof certificateAnswer>> {
    return this.one(actor, { number: await this.enter.run(actor, body) });
  }

  private async row(certificate: OfficerCertificate): Promise<z.infer<typeof certificateRow>> { return shapeCertificate(certificate, await this.areas.label(certificate.communeCode)); }
}
