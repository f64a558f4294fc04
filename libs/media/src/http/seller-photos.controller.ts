import { Controller, Get, Query } from '@nestjs/common';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSellerOrAssistant, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { MAX_PHOTO_PIXELS, MIN_PHOTO_SIDE } from '../domain/photo-limits.js';
import { photoRef } from '../domain/photo-ref.js';
import type { StoredPhoto } from '../storage/photo.repository.js';
import { ShowPhotos } from '../usecases/show-photos.js';
import { photoList, photosQuery } from './photos.dto.js';

@Controller('seller/:sellerId/photos')
export class SellerPhotosController {
  constructor(private readonly show: ShowPhotos) {}

  /** How far each of the photos is; ids that this seller does not have are absent. */
  @Get() @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(photoList)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: photosQuery }) { ids }: z.infer<typeof photosQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof photoList>> {
    return { items: (await this.show.run(scope, ids)).map((photo) => shown(photo, language)) };
  }
}

function shown({ id, state, received, size, reason, prepared }: StoredPhoto, language: Language): z.infer<typeof photoList>['items'][number] {
  return {
    id, state, received, size,
    ...(reason !== null && { reason, message: message(reason, language, { megapixels: MAX_PHOTO_PIXELS / 1_000_000, side: MIN_PHOTO_SIDE }) }),
    ...(prepared && { image: imageOf(prepared) }),
  };
}

function imageOf(prepared: NonNullable<StoredPhoto['prepared']>) {
  const { url, width, height, alt, variants } = photoRef(prepared);
  return { url, width, height, alt, placeholder: prepared.placeholder, variants };
}
