import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { RemoveExports } from '../usecases/remove-exports.js';

const HOUR = 3_600_000;

/** Files whose days are over are removed; that they were asked for stays known. */
@Injectable() @Scheduled('insight', 'remove-exports', HOUR)
export class RemoveExportsJob implements ScheduledJob {
  constructor(private readonly remove: RemoveExports) {}

  run(): Promise<void> { return this.remove.run(); }
}
