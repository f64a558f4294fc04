import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { FindStarClaims } from '../usecases/find-star-claims.js';

@Injectable() @Scheduled('catalog', 'find-star-claims', 600_000)
export class FindStarClaimsJob implements ScheduledJob {
  constructor(private readonly find: FindStarClaims) {}

  run(): Promise<void> { return this.find.run(); }
}
