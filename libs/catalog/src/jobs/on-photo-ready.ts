import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { FollowPhotos } from '../usecases/follow-photos.js';

@Injectable() @HandlesEvent('catalog', 'media.photo_ready')
export class OnPhotoReady implements EventHandler<'media.photo_ready'> {
  constructor(private readonly follow: FollowPhotos) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'media.photo_ready'>): Promise<void> { await this.follow.run(tx, payload); }
}
