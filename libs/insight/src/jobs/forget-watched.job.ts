import { Injectable } from '@nestjs/common';
import { Clock, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import { Scheduled, UnitOfWork } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { THRESHOLDS } from '../domain/flag.js';
import { buyersKnownFrom } from '../domain/open-dataset.js';
import { BuyerRepository } from '../storage/buyer.repository.js';
import { WatchRepository } from '../storage/watch.repository.js';

const HOUR = 3_600_000;

/** What is too old for any flag, or to be counted for open data, is forgotten. */
@Injectable() @Scheduled('insight', 'forget-watched', HOUR)
export class ForgetWatchedJob implements ScheduledJob {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly watch: WatchRepository, private readonly buyers: BuyerRepository, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 2 * THRESHOLDS.days * 24 * HOUR);
    await this.unitOfWork.run((tx) => this.watch.forget(tx, before));
    await this.unitOfWork.run((tx) => this.buyers.forget(tx, startOfVietnamDay(buyersKnownFrom(vietnamDay(this.clock.now())))));
  }
}
