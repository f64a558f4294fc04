import { Module } from '@nestjs/common';
import { FinishStalledUploadsJob } from './jobs/finish-stalled-uploads.job.js';
import { ForgetUploadsJob } from './jobs/forget-uploads.job.js';
import { PreparePhotosJob } from './jobs/prepare-photos.job.js';
import { MediaModule } from './media.module.js';
import { PhotoWorkshop } from './preparing/photo-workshop.js';
import { ForgetUploads } from './usecases/forget-uploads.js';
import { PreparePhotos } from './usecases/prepare-photos.js';

@Module({ imports: [MediaModule], providers: [PhotoWorkshop, PreparePhotos, ForgetUploads, PreparePhotosJob, FinishStalledUploadsJob, ForgetUploadsJob] })
export class MediaJobsModule {}
