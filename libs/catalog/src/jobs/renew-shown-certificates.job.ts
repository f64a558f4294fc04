import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { RenewShownCertificates } from '../usecases/renew-shown-certificates.js';

@Injectable() @Scheduled('catalog', 'renew-shown-certificates', 600_000)
export class RenewShownCertificatesJob implements ScheduledJob {
  constructor(private readonly renew: RenewShownCertificates) {}

  run(): Promise<void> { return this.renew.run(); }
}
