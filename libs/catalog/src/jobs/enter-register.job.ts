import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { EnterRegister } from '../usecases/enter-register.js';

@Injectable() @Scheduled('catalog', 'enter-register', 2_000)
export class EnterRegisterJob implements ScheduledJob {
  constructor(private readonly enter: EnterRegister) {}

  run(): Promise<void> { return this.enter.run(); }
}
