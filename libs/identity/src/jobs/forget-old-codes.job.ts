import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ForgetOldCodes } from '../usecases/forget-old-codes.js';

@Injectable() @Scheduled('identity', 'forget-old-codes', 15 * 60_000)
export class ForgetOldCodesJob implements ScheduledJob {
  constructor(private readonly forgetOldCodes: ForgetOldCodes) {}
  run(): Promise<void> { return this.forgetOldCodes.run(); }
}
