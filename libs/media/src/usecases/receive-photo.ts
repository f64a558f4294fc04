import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, isId, NotFound, TooLarge, TooMany } from '@cho-phien/kernel';
import { ChangeFeed, FileStore, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { MAX_PHOTO_BYTES } from '../domain/photo-limits.js';
import { PartFiles } from '../storage/part-files.js';
import { PhotoRepository } from '../storage/photo.repository.js';
import type { PhotoId, StoredPhoto } from '../storage/photo.repository.js';
import { originalName } from '../storage/photo-names.js';

/** What is announced when a photo has arrived and waits to be prepared. */
export const PHOTO_ARRIVED = 'media.photos';

/** How far a photo has come, in bytes. */
export interface Progress { size: number; received: number }

/** Takes a photo in, part by part, however often the line is cut. */
@Injectable()
export class ReceivePhoto {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly parts: PartFiles,
    private readonly store: FileStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens an upload under the id made on the phone; the same again is the same upload.
   * Errors: `media.photo_id_required`, `media.empty`, `media.photo_exists` (another size), `media.too_many_unfinished`.
   */
  async begin(scope: SellerScope, id: string, size: number): Promise<void> {
    if (!isId(id)) throw new Invalid('media.photo_id_required');
    if (size < 1) throw new Invalid('media.empty');
    const photo = { sellerId: scope.sellerId, id };
    const fresh = await this.unitOfWork.run((tx) => this.photos.begin(tx, { ...photo, size, createdBy: scope.actor, at: this.clock.now() }));
    if (fresh) return;
    const known = await this.photos.one(photo);
    if (!known) throw new TooMany('media.too_many_unfinished');
    if (known.size !== size) throw new Conflict('media.photo_exists');
  }

  /** Errors: `media.upload_not_found`, also for another seller's. */
  async progress(photo: PhotoId): Promise<Progress> {
    const known = await this.known(photo);
    return { size: known.size, received: await this.receivedOf(known) };
  }

  /** Takes the bytes from `offset` on; those that came stay when the source breaks. Answers how many there are. Errors: `media.upload_not_found`, `media.already_received`, `media.too_large` (more than was announced). */
  async take(photo: PhotoId, source: AsyncIterable<Buffer>, offset: number): Promise<number> {
    const known = await this.known(photo);
    if (known.state !== 'receiving') throw new Conflict('media.already_received');
    const received = await this.parts.write(photo, upTo(known.size - offset, source), offset, (length) => this.photos.noteReceived(photo, length, this.clock.now()));
    if (received === known.size) await this.arrive(photo);
    return received;
  }

  /** Ends an upload that is not wanted any more. Errors: `media.upload_not_found`, `media.already_received`. */
  async giveUp(photo: PhotoId): Promise<void> {
    await this.known(photo);
    const gone = await this.unitOfWork.run((tx) => this.photos.drop(tx, photo));
    if (!gone) throw new Conflict('media.already_received');
    await this.parts.remove(photo);
  }

  /** Uploads whose last byte came but whose process did not live to say so. */
  async finishStalled(quietForMs: number, limit: number): Promise<void> {
    const stalled = await this.photos.stalled(new Date(this.clock.now().getTime() - quietForMs), limit);
    for (const photo of stalled) await this.receivedOf(photo);
  }

  private async known(photo: PhotoId): Promise<StoredPhoto> {
    const known = isId(photo.id) ? await this.photos.one(photo) : null;
    if (!known) throw new NotFound('media.upload_not_found');
    return known;
  }

  private async receivedOf(photo: StoredPhoto): Promise<number> {
    if (photo.state !== 'receiving') return photo.size;
    const received = Math.min(await this.parts.lengthOf(photo), photo.size);
    if (received === photo.size) await this.arrive(photo);
    return received;
  }

  /** The original is kept before the record says so, and the part is removed after: a kill in between loses nothing and doubles nothing. */
  private async arrive({ sellerId, id }: PhotoId): Promise<void> {
    await this.store.put(originalName({ sellerId, id }), this.parts.pathOf({ sellerId, id }));
    await this.unitOfWork.run(async (tx) => {
      if (await this.photos.arrive(tx, { sellerId, id }, this.clock.now())) await this.changes.announce(tx, PHOTO_ARRIVED);
    });
    await this.parts.remove({ sellerId, id });
  }
}

async function* upTo(most: number, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = most;
  for await (const part of source) {
    if (part.length > left) throw new TooLarge('media.too_large', { megabytes: MAX_PHOTO_BYTES / 1024 / 1024 });
    left -= part.length;
    yield part;
  }
}
