import { resolve } from 'node:path';
import type { Settings } from '../config/config.js';
import { DiskFileStore } from './disk-file-store.js';
import type { FileStore } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The directory that the processes which make and show files share. */
export const mediaDirectory = ({ MEDIA_DIR, DATA_DIR }: Pick<Settings, 'MEDIA_DIR' | 'DATA_DIR'>): string => resolve(MEDIA_DIR ?? resolve(DATA_DIR, 'media'));

/** A bucket where one is configured (then the whole group of settings is), the directory otherwise. */
export function chooseFileStore(settings: Settings): FileStore {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = settings;
  if (S3_ENDPOINT === undefined || S3_BUCKET === undefined || S3_ACCESS_KEY === undefined || S3_SECRET_KEY === undefined) return new DiskFileStore(mediaDirectory(settings));
  return new S3FileStore({ endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION, accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY });
}
