import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { FileStore } from './file-store.js';

export interface S3Settings { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

const CONTENT_TYPES: Readonly<Record<string, string>> = { '.avif': 'image/avif', '.webp': 'image/webp', '.jpeg': 'image/jpeg' };

/** What is larger is sent as it is read, and not again when the store is busy: a stream cannot be. */
const AT_ONCE = 20 * 1024 * 1024;

/** Keeps files in a bucket of any store that speaks S3, addressed by path (`endpoint/bucket/name`). */
export class S3FileStore extends FileStore {
  private client: Promise<S3Client> | null = null;

  constructor(private readonly settings: S3Settings) { super(); }

  async put(name: string, path: string): Promise<void> {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const { size } = await stat(path);
    const body = size > AT_ONCE ? createReadStream(path) : await readFile(path);
    await (await this.connection()).send(new PutObjectCommand({ Bucket: this.settings.bucket, Key: name, Body: body, ContentLength: size, ContentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream' }));
  }

  async open(name: string): Promise<Readable | null> {
    const { GetObjectCommand, NoSuchKey } = await import('@aws-sdk/client-s3');
    try {
      const { Body } = await (await this.connection()).send(new GetObjectCommand({ Bucket: this.settings.bucket, Key: name }));
      return Body as Readable;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    await (await this.connection()).send(new DeleteObjectCommand({ Bucket: this.settings.bucket, Key: name }));
  }

  /** The client is loaded only where a bucket is configured: it is large. */
  private connection(): Promise<S3Client> {
    const { endpoint, region, accessKeyId, secretAccessKey } = this.settings;
    return (this.client ??= import('@aws-sdk/client-s3').then(({ S3Client: Client }) => new Client({
      endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 3,
      // Stores other than Amazon's do not all know the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
    })));
  }
}
