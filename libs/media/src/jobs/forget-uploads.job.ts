import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ForgetUploads } from '../usecases/forget-uploads.js';

@Injectable() @Scheduled('media', 'forget-uploads', 3_600_000)
export class ForgetUploadsJob implements ScheduledJob {
  constructor(private readonly forget: ForgetUploads) {}

  run(): Promise<void> { return this.forget.run(); }
}
