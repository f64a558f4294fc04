import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ReceivePhoto } from '../usecases/receive-photo.js';

const QUIET_MS = 30_000;
const AT_ONCE = 100;

@Injectable() @Scheduled('media', 'finish-stalled-uploads', 60_000)
export class FinishStalledUploadsJob implements ScheduledJob {
  constructor(private readonly receive: ReceivePhoto) {}

  run(): Promise<void> { return this.receive.finishStalled(QUIET_MS, AT_ONCE); }
}
