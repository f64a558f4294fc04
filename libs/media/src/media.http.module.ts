import { Module } from '@nestjs/common';
import { PhotoFilesController } from './http/photo-files.controller.js';
import { SellerPhotosController } from './http/seller-photos.controller.js';
import { TusUploads } from './http/tus-uploads.js';
import { UploadsController } from './http/uploads.controller.js';
import { MediaModule } from './media.module.js';

@Module({ imports: [MediaModule], providers: [TusUploads], controllers: [UploadsController, SellerPhotosController, PhotoFilesController] })
export class MediaHttpModule {}
