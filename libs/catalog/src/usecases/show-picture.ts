import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { PICTURE_FORMATS, PICTURE_KEY, PICTURE_WIDTHS } from '../domain/picture-ref.js';
import type { PictureFormat } from '../domain/picture-ref.js';
import { PictureFiles } from '../storage/picture-files.js';

const FILE = new RegExp(`^(${PICTURE_WIDTHS.join('|')})\\.(${PICTURE_FORMATS.join('|')})$`);

@Injectable()
export class ShowPicture {
  constructor(private readonly files: PictureFiles) {}

  /** One file of a picture. Errors: `catalog.picture_not_found`. */
  async run(key: string, file: string): Promise<{ bytes: Buffer; contentType: string }> {
    const [, width, format] = FILE.exec(file) ?? [];
    const bytes = PICTURE_KEY.test(key) && width !== undefined ? await this.files.find(key, Number(width), format as PictureFormat) : null;
    if (!bytes) throw new NotFound('catalog.picture_not_found');
    return { bytes, contentType: `image/${format}` };
  }
}
