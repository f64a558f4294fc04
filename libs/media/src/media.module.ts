import { Module } from '@nestjs/common';
import { chooseFileStore, Config, FileStore } from '@cho-phien/platform';
import './messages.js';
import { PhotosFacade } from './photos.facade.js';
import { PartFiles } from './storage/part-files.js';
import { PhotoRepository } from './storage/photo.repository.js';
import { ReceivePhoto } from './usecases/receive-photo.js';
import { ShowPhotoFile } from './usecases/show-photo-file.js';
import { ShowPhotos } from './usecases/show-photos.js';

const usecases = [ReceivePhoto, ShowPhotos, ShowPhotoFile];

@Module({
  providers: [PhotoRepository, PartFiles, { provide: FileStore, inject: [Config], useFactory: ({ settings }: Config) => chooseFileStore(settings) }, ...usecases, PhotosFacade],
  exports: [...usecases, PhotoRepository, PartFiles, FileStore, PhotosFacade],
})
export class MediaModule {}
