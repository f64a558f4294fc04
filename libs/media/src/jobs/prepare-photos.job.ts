import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { ChangeFeed, Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { PreparePhotos } from '../usecases/prepare-photos.js';
import { PHOTO_ARRIVED } from '../usecases/receive-photo.js';

/** Woken by each photo that arrives; the schedule is for those whose announcement was lost. */
@Injectable() @Scheduled('media', 'prepare-photos', 5_000)
export class PreparePhotosJob implements ScheduledJob, OnApplicationBootstrap, OnModuleDestroy {
  private unwatch: (() => void) | null = null;

  constructor(private readonly prepare: PreparePhotos, private readonly changes: ChangeFeed) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unwatch = await this.changes.watch(PHOTO_ARRIVED, () => { this.prepare.run().catch(() => undefined); }); // the schedule tries again, and says what is wrong
  }

  onModuleDestroy(): void { this.unwatch?.(); }

  run(): Promise<void> { return this.prepare.run(); }
}
