import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { AdvanceCheckpoint } from '../usecases/advance-checkpoint.js';

@Injectable() @Scheduled('ledger', 'advance-checkpoint', 5_000)
export class AdvanceCheckpointJob implements ScheduledJob {
  constructor(private readonly checkpoint: AdvanceCheckpoint) {}

  async run(): Promise<void> { await this.checkpoint.run(); }
}
