import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { FileStore, UnitOfWork } from '@cho-phien/platform';
import { ExportRepository } from '../storage/export.repository.js';
import { exportName } from './show-exports.js';

@Injectable()
export class RemoveExports {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly exports: ExportRepository, private readonly store: FileStore, private readonly clock: Clock) {}

  /** Removes the files whose days are over; one that cannot be removed is tried again the next time. */
  async run(): Promise<void> {
    for (const { id } of await this.exports.ended(this.clock.now())) {
      await this.store.remove(exportName(id));
      await this.unitOfWork.run((tx) => this.exports.expire(tx, id));
    }
  }
}
