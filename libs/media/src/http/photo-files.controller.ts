import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Public } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import { ShowPhotoFile } from '../usecases/show-photo-file.js';

@Controller('media/photos')
export class PhotoFilesController {
  constructor(private readonly show: ShowPhotoFile) {}

  /** A file of a photo; its address changes with the photo, so it is kept for ever. */
  @Get(':key/:file') @Public() @ApiProduces('image/avif', 'image/webp', 'image/jpeg')
  async find(@Param('key') key: string, @Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { bytes, contentType } = await this.show.run(key, file);
    void reply.type(contentType).header('cache-control', 'public, max-age=31536000, immutable').header('cross-origin-resource-policy', 'cross-origin')
      .header('x-content-type-options', 'nosniff').header('content-security-policy', "default-src 'none'; sandbox");
    return bytes;
  }
}
