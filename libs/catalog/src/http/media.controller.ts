import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Public } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import { ShowPicture } from '../usecases/show-picture.js';

@Controller('media/products')
export class MediaController {
  constructor(private readonly show: ShowPicture) {}

  /** A file of a product's picture; its address changes with the picture, so it is kept for ever. */
  @Get(':key/:file') @Public() @ApiProduces('image/avif', 'image/webp', 'image/jpeg')
  async find(@Param('key') key: string, @Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { bytes, contentType } = await this.show.run(key, file);
    void reply.type(contentType).header('cache-control', 'public, max-age=31536000, immutable').header('cross-origin-resource-policy', 'cross-origin');
    return bytes;
  }
}
