import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { PartFiles } from '../storage/part-files.js';
import { PhotoRepository } from '../storage/photo.repository.js';

const AT_ONCE = 200;
const DAY_MS = 86_400_000;

@Injectable()
export class ForgetUploads {
  constructor(private readonly photos: PhotoRepository, private readonly parts: PartFiles, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock) {}

  /** Forgets uploads that were never finished and refusals, after the days in `media.settings`, and bytes that no record knows. */
  async run(): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      const gone = await this.unitOfWork.run((tx) => this.photos.forget(tx, now, AT_ONCE));
      for (const photo of gone) await this.parts.remove(photo);
      if (gone.length < AT_ONCE) break;
    }
    for (const photo of await this.parts.quietSince(new Date(now.getTime() - DAY_MS))) {
      const known = await this.photos.one(photo);
      if (known?.state !== 'receiving') await this.parts.remove(photo);
    }
  }
}
