import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { FileStore } from '@cho-phien/platform';
import { PHOTO_FILE, PHOTO_KEY } from '../domain/photo-ref.js';
import { pictureName } from '../storage/photo-names.js';

@Injectable()
export class ShowPhotoFile {
  constructor(private readonly store: FileStore) {}

  /** One file of a photo. Errors: `media.photo_not_found`. */
  async run(key: string, file: string): Promise<{ bytes: Buffer; contentType: string }> {
    const [, format] = PHOTO_FILE.exec(file) ?? [];
    const source = format !== undefined && PHOTO_KEY.test(key) ? await this.store.open(pictureName(key, file)) : null;
    if (!source) throw new NotFound('media.photo_not_found');
    return { bytes: await buffer(source), contentType: `image/${format}` };
  }
}
