import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ChangeCertificate } from '../usecases/change-certificate.js';
import { certificatePath, correction, lodgedFile, matching, reasonBody, revocation } from './certificate.dto.js';

type Path = z.infer<typeof certificatePath>;
const changed = z.object({ number: z.string() });
type Changed = z.infer<typeof changed>;

/** What officers do to one certificate. Each answers the number that it has afterwards. */
@ApiTags('officer')
@Controller('officer/certificates/:number')
export class OfficerCertificateDeedsController {
  constructor(private readonly deeds: ChangeCertificate) {}

  /** Puts right what was entered wrong, with the reason; names the version it began from. */
  @Patch() @ForOfficer() @Answers(changed)
  async correct(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: Path, @Body({ schema: correction }) { version, reason, ...fields }: z.infer<typeof correction>): Promise<Changed> {
    return { number: await this.deeds.correct(actor, number, version, fields, reason) };
  }

  /** A file for re-assessment was handed in. */
  @Post('renewals') @ForOfficer() @Answers(changed, 201)
  async lodge(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: Path, @Body({ schema: lodgedFile }) { lodgedOn, reference }: z.infer<typeof lodgedFile>): Promise<Changed> {
    return { number: await this.deeds.lodge(actor, number, lodgedOn, reference) };
  }

  /** The authority took the class back by a decision. */
  @Post('revocations') @ForOfficer() @Answers(changed, 201)
  async revoke(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: Path, @Body({ schema: revocation }) { revokedOn, decision, reason }: z.infer<typeof revocation>): Promise<Changed> {
    return { number: await this.deeds.revoke(actor, number, revokedOn, decision, reason) };
  }

  /** Says of which goods it is. */
  @Post('matches') @ForOfficer() @Answers(changed, 201)
  async match(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: Path, @Body({ schema: matching }) { productId }: z.infer<typeof matching>): Promise<Changed> {
    return { number: await this.deeds.match(actor, number, productId) };
  }

  /** Says that it is not of the goods it was matched with. */
  @Post('unmatches') @ForOfficer() @Answers(changed, 201)
  async unmatch(@CurrentActor() actor: Actor, @Param({ schema: certificatePath }) { number }: Path, @Body({ schema: reasonBody }) { reason }: z.infer<typeof reasonBody>): Promise<Changed> {
    return { number: await this.deeds.unmatch(actor, number, reason) };
  }
}
