import { createHash, randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { Upload } from 'tus-js-client';
import { SeededRandom, seedOf } from '../../../test/support/seeded-random.js';
import { CuttingLine } from './testing/cutting-line.js';
import { openMediaDoor } from './testing/media-door.js';
import type { MediaDoor } from './testing/media-door.js';
import { concluded } from './testing/uploading.js';
import type { Sender } from './testing/uploading.js';

const CUTS = 20;
const MEGABYTES = 4;

describe('a photo of 4 MB over a line that is cut', () => {
  let door: MediaDoor;
  let sender: Sender;
  let photo: Buffer;

  beforeAll(async () => {
    door = await openMediaDoor();
    sender = { url: door.url, sellerId: door.sellerId, token: door.sellerId };
    photo = await photoOf(MEGABYTES * 1024 * 1024);
  }, 120_000);
  afterAll(async () => door?.close(), 60_000);

  /** As the site's own client does: parts of 256 KB, an id of its own, another try after each cut. */
  function send(url: string, photoId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const upload = new Upload(photo, {
        endpoint: `${url}/api/seller/${sender.sellerId}/uploads`, chunkSize: 256 * 1024, retryDelays: Array.from({ length: 100 }, () => 20),
        metadata: { photoId, filename: 'anh.jpg', filetype: 'image/jpeg' }, headers: { authorization: sender.token }, onSuccess: () => resolve(), onError: reject,
      });
      upload.start();
    });
  }

  it('at 20 random points arrives once, and at most a tenth of it is sent again', async () => {
    const random = new SeededRandom(seedOf('cut uploads'));
    const line = await CuttingLine.to(door.url, Array.from({ length: CUTS }, () => random.between(1_000, photo.length)), 3_000_000);
    const photoId = randomUUID();
    try { await send(line.url, photoId); } finally { await line.close(); }
    const again = (line.sent - photo.length) / photo.length;
    process.stderr.write(`a photo of ${photo.length} bytes, cut ${line.cuts} times: ${(again * 100).toFixed(1)} % sent again, headers included\n`);
    expect(line.cuts).toBe(CUTS);
    expect(again).toBeLessThanOrEqual(0.1);
    const shown = await concluded(sender, photoId);
    expect(shown.image?.url).toContain(createHash('sha256').update(`${sender.sellerId}/${photoId}/`).update(photo).digest('hex').slice(0, 32)); // to the byte
    expect(shown).toMatchObject({ state: 'ready', received: photo.length, size: photo.length, image: { width: 1280 } });
    const [counts] = await door.app.get(DataSource).query(`select (select count(*) from media.photos)::int as photos, (select count(*) from platform.outbox where type = 'media.photo_ready')::int as told`);
    expect(counts).toEqual({ photos: 1, told: 1 });
  }, 180_000);

  it('twenty at a time, each cut now and then, arrive as twenty', async () => {
    const random = new SeededRandom(seedOf('many cut uploads'));
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const line = await CuttingLine.to(door.url, Array.from({ length: 40 }, () => random.between(1_000, 20 * photo.length)), 30_000_000);
    try { await Promise.all(ids.map((id) => send(line.url, id))); } finally { await line.close(); }
    const rows: { same: number }[] = await door.app.get(DataSource).query('select count(*)::int as same from media.photos where id = any($1::uuid[]) and received = size and size = $2', [ids, photo.length]);
    expect(rows).toEqual([{ same: 20 }]);
  }, 180_000);
});

/** A photo of about so many bytes: noise does not shrink. */
async function photoOf(bytes: number): Promise<Buffer> {
  const side = Math.round(Math.sqrt(bytes / 0.575));
  return sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 75 }).toBuffer();
}
