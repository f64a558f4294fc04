import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { KeepStandingFigures } from '../usecases/keep-standing-figures.js';

@Injectable() @Scheduled('insight', 'keep-standing-figures', 60_000)
export class KeepStandingFiguresJob implements ScheduledJob {
  constructor(private readonly keep: KeepStandingFigures) {}

  async run(): Promise<void> { await this.keep.run(); }
}
