import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { OwnProducts } from '../storage/own-products.js';
import { LayOutListing } from './lay-out-listing.js';

/** Shows a photo on the drafts that name it as soon as it is ready; what is public was laid out when it was approved. */
@Injectable()
export class FollowPhotos {
  constructor(private readonly own: OwnProducts, private readonly layOut: LayOutListing) {}

  async run(tx: Tx, { photoId, sellerId }: { photoId: string; sellerId: string }): Promise<void> {
    for (const { id, content } of await this.own.draftsWith(tx, sellerId, photoId)) await this.layOut.run(tx, { id, sellerId }, content);
  }
}
