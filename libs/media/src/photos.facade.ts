import { Injectable } from '@nestjs/common';
import type { ImageRef } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { photoRef } from './domain/photo-ref.js';
import type { PhotoState } from './domain/photo-state.js';
import { PhotoRepository } from './storage/photo.repository.js';

/** A seller's photo for other contexts; `image` once it is ready, with an empty `alt` for them to fill. */
export interface Photo { id: string; state: PhotoState; image: ImageRef | null }

@Injectable()
export class PhotosFacade {
  constructor(private readonly photos: PhotoRepository) {}

  /** Those of the photos that this seller has, in the order asked; unknown ids and other sellers' are absent. */
  async find(sellerId: string, ids: readonly string[], tx?: Tx): Promise<Photo[]> {
    const found = new Map((await this.photos.find(sellerId, ids, tx)).map((photo) => [photo.id, photo]));
    return ids.flatMap((id) => {
      const photo = found.get(id.toLowerCase());
      return photo ? [{ id, state: photo.state, image: photo.prepared && photoRef(photo.prepared) }] : [];
    });
  }
}
