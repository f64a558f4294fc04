import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ReckonTakeRates } from '../usecases/reckon-take-rates.js';

@Injectable() @Scheduled('settlement', 'reckon-take-rates', 600_000)
export class ReckonTakeRatesJob implements ScheduledJob {
  constructor(private readonly reckon: ReckonTakeRates) {}

  async run(): Promise<void> { await this.reckon.run(); }
}
