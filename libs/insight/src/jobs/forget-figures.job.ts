import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { KeptFigureRepository } from '../storage/kept-figure.repository.js';

@Injectable() @Scheduled('insight', 'forget-figures', 300_000)
export class ForgetFiguresJob implements ScheduledJob {
  constructor(private readonly kept: KeptFigureRepository) {}

  async run(): Promise<void> {
    await this.kept.forgetNews();
    await this.kept.forgetOld();
  }
}
