import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { MakeEvidencePacks } from '../usecases/make-evidence-packs.js';

@Injectable()
@Scheduled('ordering', 'make-evidence-packs', 3_000)
export class MakeEvidencePacksJob implements ScheduledJob {
  constructor(private readonly make: MakeEvidencePacks) {}

  async run(): Promise<void> { await this.make.run(); }
}
