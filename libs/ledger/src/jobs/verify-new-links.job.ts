import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { VerifyNewLinks } from '../usecases/verify-new-links.js';

@Injectable() @Scheduled('ledger', 'verify-new-links', 60_000)
export class VerifyNewLinksJob implements ScheduledJob {
  constructor(private readonly verify: VerifyNewLinks) {}

  async run(): Promise<void> { await this.verify.run(); }
}
