import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { FileStore, Outbox, UnitOfWork } from '@cho-phien/platform';
import { photoRef } from '../domain/photo-ref.js';
import type { PreparedPhoto } from '../domain/photo-ref.js';
import { PhotoWorkshop } from '../preparing/photo-workshop.js';
import type { Outcome } from '../preparing/photo-workshop.js';
import { PhotoRepository } from '../storage/photo.repository.js';
import type { ClaimedPhoto } from '../storage/photo.repository.js';
import { originalName, pictureName } from '../storage/photo-names.js';

/** Longer than a photo may take with all its files; then whoever had it is taken for dead. */
const CLAIM_MS = 150_000;
/** A photo whose process, or whose preparer, ended so often is not tried again. */
const MAX_TRIES = 3;

/** Turns what sellers sent into pictures that can be shown. Runs in several processes at once, one photo at a time in each. */
@Injectable()
export class PreparePhotos implements OnModuleDestroy {
  private pass: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly photos: PhotoRepository,
    private readonly store: FileStore,
    private readonly workshop: PhotoWorkshop,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Prepares all that wait; a call during another joins it. */
  run(): Promise<void> {
    return (this.pass ??= this.prepareAll().finally(() => { this.pass = null; }));
  }

  /** Before the queues are closed, which wait for their jobs. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.workshop.stop();
    await this.pass?.catch(() => undefined);
  }

  private async prepareAll(): Promise<void> {
    for (let photo = await this.claim(); photo !== null; photo = await this.claim()) {
      const claimed = photo;
      await this.prepare(claimed).catch(async (error: unknown) => {
        await this.photos.release(claimed, true); // no fault of the photo
        throw error;
      });
    }
  }

  private claim(): Promise<ClaimedPhoto | null> {
    if (this.stopping) return Promise.resolve(null);
    const now = this.clock.now();
    return this.unitOfWork.run((tx) => this.photos.claim(tx, now, new Date(now.getTime() + CLAIM_MS)));
  }

  private async prepare(photo: ClaimedPhoto): Promise<void> {
    if (photo.tries > MAX_TRIES) return this.refuse(photo, 'media.too_heavy');
    const desk = await mkdtemp(join(tmpdir(), 'cho-phien-photo-'));
    try {
      const key = await this.fetchOriginal(photo, join(desk, 'original'));
      if (key === null) return await this.refuse(photo, 'media.broken_picture');
      await mkdir(join(desk, 'pictures'));
      await this.conclude(photo, key, join(desk, 'pictures'), await this.workshop.draw({ input: join(desk, 'original'), directory: join(desk, 'pictures') }));
    } finally {
      await rm(desk, { recursive: true, force: true });
    }
  }

  private async conclude(photo: ClaimedPhoto, key: string, pictures: string, outcome: Outcome): Promise<void> {
    if (outcome === 'stopped' || outcome === 'crashed') return this.photos.release(photo, outcome === 'stopped');
    if ('refused' in outcome) return this.refuse(photo, outcome.refused);
    for (const file of await readdir(pictures)) await this.store.put(pictureName(key, file), join(pictures, file));
    await this.succeed(photo, { key, ...outcome });
  }

  private async succeed(photo: ClaimedPhoto, prepared: PreparedPhoto): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.photos.succeed(tx, photo, prepared))) return;
      await this.outbox.append(tx, { type: 'media.photo_ready', payload: { photoId: photo.id, sellerId: photo.sellerId, picture: photoRef(prepared) } });
    });
    await this.store.remove(originalName(photo));
  }

  private async refuse(photo: ClaimedPhoto, reason: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.photos.refuse(tx, photo, reason, this.clock.now()))) return;
      await this.outbox.append(tx, { type: 'media.photo_refused', payload: { photoId: photo.id, sellerId: photo.sellerId, reason } });
    });
    await this.store.remove(originalName(photo));
  }

  /** Copies the original to a local file; answers the key of its pictures, the same for the same photo, null when it is gone. */
  private async fetchOriginal(photo: ClaimedPhoto, path: string): Promise<string | null> {
    const source = await this.store.open(originalName(photo));
    if (source === null) return null;
    const hash = createHash('sha256').update(`${photo.sellerId}/${photo.id}/`);
    const hashing = new Transform({ transform: (part: Buffer, _, done) => { hash.update(part); done(null, part); } });
    await pipeline(source, hashing, createWriteStream(path));
    return hash.digest('hex').slice(0, 32);
  }
}
