import { Injectable } from '@nestjs/common';
import type { SellerScope } from '@cho-phien/platform';
import { PhotoRepository } from '../storage/photo.repository.js';
import type { StoredPhoto } from '../storage/photo.repository.js';

@Injectable()
export class ShowPhotos {
  constructor(private readonly photos: PhotoRepository) {}

  /** The seller's own among the ids, in the order asked. */
  async run({ sellerId }: SellerScope, ids: readonly string[]): Promise<StoredPhoto[]> {
    const found = new Map((await this.photos.find(sellerId, ids)).map((photo) => [photo.id, photo]));
    return [...new Set(ids)].flatMap((id) => found.get(id.toLowerCase()) ?? []);
  }
}
