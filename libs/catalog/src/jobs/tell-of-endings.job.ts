import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { TellOfEndings } from '../usecases/tell-of-endings.js';

@Injectable() @Scheduled('catalog', 'tell-of-endings', 3_600_000)
export class TellOfEndingsJob implements ScheduledJob {
  constructor(private readonly tell: TellOfEndings) {}

  run(): Promise<void> { return this.tell.run(); }
}
