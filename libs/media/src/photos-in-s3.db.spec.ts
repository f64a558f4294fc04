import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { S3FileStore } from '@cho-phien/platform';
import sharp from 'sharp';
import { startS3Simulator } from '../../../test/simulators/s3/index.js';
import type { S3Simulator } from '../../../test/simulators/s3/index.js';
import { openMediaDoor } from './testing/media-door.js';
import type { MediaDoor } from './testing/media-door.js';
import { concluded, create, patch, sendPhoto, tus } from './testing/uploading.js';

const KEYS = { bucket: 'cho-phien-anh', accessKey: 'TESTACCESSKEY', secretKey: 'test-secret-key' };

describe('photos in a store that speaks S3', () => {
  let s3: S3Simulator;
  let door: MediaDoor;
  let photo: Buffer;
  const directory = mkdtempSync(join(tmpdir(), 's3-'));

  beforeAll(async () => {
    s3 = await startS3Simulator({ port: 0, ...KEYS });
    door = await openMediaDoor({ S3_ENDPOINT: s3.url, S3_BUCKET: KEYS.bucket, S3_ACCESS_KEY: KEYS.accessKey, S3_SECRET_KEY: KEYS.secretKey });
    photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a52' } }).jpeg().toBuffer();
    writeFileSync(join(directory, 'anh'), 'ảnh');
  }, 120_000);
  afterAll(async () => { await door?.close(); await s3?.close(); rmSync(directory, { recursive: true }); }, 60_000);

  const sender = () => ({ url: door.url, sellerId: door.sellerId, token: door.sellerId });
  const store = (secretAccessKey = KEYS.secretKey) => new S3FileStore({ endpoint: s3.url, bucket: KEYS.bucket, region: 'us-east-1', accessKeyId: KEYS.accessKey, secretAccessKey });

  it('are kept, read and removed under names with every kind of letter, by who holds the secret', async () => {
    const name = 'originals/a b+c/ảnh=(1)';
    await store().put(name, join(directory, 'anh'));
    expect(await text((await store().open(name))!)).toBe('ảnh');
    await expect(store('another-secret').put(name, join(directory, 'anh'))).rejects.toThrow(/SignatureDoesNotMatch/);
    await expect(store('another-secret').open(name)).rejects.toThrow(/SignatureDoesNotMatch/);
    await store().remove(name);
    await store().remove(name);
    expect(await store().open(name)).toBeNull();
  });

  it('come, are prepared and are shown as from a disk; the original goes', async () => {
    const shown = await concluded(sender(), await sendPhoto(sender(), photo));
    expect(shown.state).toBe('ready');
    const file = await fetch(door.url + shown.image!.variants[0]!.webp);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(Buffer.from(await file.arrayBuffer()).equals([...s3.objects].find(([name]) => name.endsWith('320.webp'))![1].bytes)).toBe(true);
    expect([...s3.objects.values()].map(({ contentType }) => contentType).sort()).toEqual(['image/avif', 'image/avif', 'image/jpeg', 'image/jpeg', 'image/webp', 'image/webp']);
    expect((await fetch(`${door.url}/media/photos/${'0'.repeat(32)}/320.webp`)).status).toBe(404);
  }, 60_000);

  it('are not lost when the store is busy at the last byte', async () => {
    const id = randomUUID();
    await create(sender(), id, photo.length);
    s3.failNext(6);
    expect((await patch(sender(), id, 0, photo)).status).toBeGreaterThanOrEqual(500);
    s3.failNext(0);
    expect((await tus(sender(), 'HEAD', `/${id}`)).headers.get('upload-offset')).toBe(String(photo.length));
    expect((await concluded(sender(), id)).state).toBe('ready');
  }, 60_000);
});
