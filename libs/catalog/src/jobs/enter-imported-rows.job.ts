import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { EnterImportedRows } from '../usecases/enter-imported-rows.js';

@Injectable() @Scheduled('catalog', 'enter-imported-rows', 2_000)
export class EnterImportedRowsJob implements ScheduledJob {
  constructor(private readonly enter: EnterImportedRows) {}

  run(): Promise<void> { return this.enter.run(); }
}
