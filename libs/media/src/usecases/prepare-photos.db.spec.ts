import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '@cho-phien/platform';
import { eventually } from '../../../../test/support/test-app.js';
import { PhotoWorkshop } from '../preparing/photo-workshop.js';
import { PhotoRepository } from '../storage/photo.repository.js';
import { openMediaDoor } from '../testing/media-door.js';
import type { MediaDoor } from '../testing/media-door.js';
import { concluded, create, patch, photosOf, sendPhoto, tus } from '../testing/uploading.js';
import { ForgetUploads } from './forget-uploads.js';
import { PreparePhotos } from './prepare-photos.js';
import { ReceivePhoto } from './receive-photo.js';

const DAY_MS = 86_400_000;

describe('preparing photos', () => {
  let door: MediaDoor;
  let photo: Buffer;
  beforeAll(async () => {
    door = await openMediaDoor();
    photo = await sharp({ create: { width: 1_600, height: 1_200, channels: 3, noise: { type: 'gaussian', mean: 120, sigma: 40 }, background: '#808080' } }).jpeg().toBuffer();
  }, 120_000);
  afterAll(async () => door?.close(), 60_000);

  const sender = () => ({ url: door.url, sellerId: door.sellerId, token: door.sellerId });
  const get = <Provider>(provider: new (...args: never[]) => Provider): Provider => door.app.get(provider, { strict: false });
  const query = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> => door.app.get(DataSource).query(sql, parameters);
  const eventsOf = async (id: string): Promise<number> => (await query<{ count: number }>(`select count(*)::int as count from platform.outbox where payload->>'photoId' = $1`, [id]))[0]!.count;
  const claim = (at: Date, until: Date) => get(UnitOfWork).run((tx) => get(PhotoRepository).claim(tx, at, until));

  it('killed in the middle, goes on with a fresh process and has one effect', async () => {
    const workshop = get(PhotoWorkshop);
    const id = await sendPhoto(sender(), photo);
    const pid = await eventually(async () => workshop.pid, (each) => each !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.kill(pid!, 'SIGKILL');
    expect((await concluded(sender(), id)).state).toBe('ready');
    expect(await eventsOf(id)).toBe(1);
  }, 90_000);

  it('has one effect when its preparer was taken for dead and was not', async () => {
    const id = await sendPhoto(sender(), photo);
    const { image } = await concluded(sender(), id);
    await query(`update media.photos set state = 'preparing', key = null, claimed_until = now() + interval '1 hour', tries = 7 where id = $1`, [id]);
    const [slow] = await query<{ tries: number }>('select tries from media.photos where id = $1', [id]);
    await query('update media.photos set tries = 8 where id = $1', [id]);
    const late = await get(UnitOfWork).run((tx) => get(PhotoRepository).succeed(tx, { sellerId: door.sellerId, id, tries: slow!.tries }, { key: 'f'.repeat(32), width: 1, height: 1, placeholder: '' }));
    expect(late).toBe(false);
    expect(image?.width).toBe(1_280);
    await query(`update media.photos set state = 'refused', reason = 'media.too_heavy' where id = $1`, [id]);
  }, 90_000);

  it('gives each photo to one of many who ask at once', async () => {
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const soon = new Date(Date.now() + 10 * DAY_MS);
    await query(`insert into media.photos (seller_id, id, state, size, received, created_by, created_at, touched_at, claimed_until)
      select $1, id, 'preparing', 5, 5, 'test', now(), now(), $3 from unnest($2::uuid[]) id`, [door.otherSellerId, ids, soon]);
    const later = new Date(soon.getTime() + 1);
    const claimed = await Promise.all(Array.from({ length: 12 }, () => claim(later, new Date(later.getTime() + DAY_MS))));
    expect(claimed.flatMap((each) => (each ? [each.id] : [])).sort()).toEqual([...ids].sort());
    await query('delete from media.photos where seller_id = $1', [door.otherSellerId]);
  });

  it('refuses a photo whose original is gone, and one that ended its process again and again', async () => {
    const [lost, deadly] = [randomUUID(), randomUUID()];
    await query(`insert into media.photos (seller_id, id, state, size, received, created_by, created_at, touched_at, tries)
      values ($1, $2, 'preparing', 5, 5, 'test', now(), now(), 0), ($1, $3, 'preparing', 5, 5, 'test', now(), now(), 3)`, [door.sellerId, lost, deadly]);
    await get(PreparePhotos).run();
    expect([await concluded(sender(), lost), await concluded(sender(), deadly)].map(({ reason }) => reason)).toEqual(['media.broken_picture', 'media.too_heavy']);
  });

  it('begins for an upload whose process died at the last byte', async () => {
    const id = randomUUID();
    await create(sender(), id, photo.length);
    await patch(sender(), id, 0, photo.subarray(0, 10));
    writeFileSync(join(door.dataDir, 'media', 'uploads', `${door.sellerId}.${id}`), photo); // the bytes came, the record did not
    await get(ReceivePhoto).finishStalled(-1_000, 10);
    expect((await concluded(sender(), id)).state).toBe('ready');
    expect(await eventsOf(id)).toBe(1);
  }, 60_000);

  it('forgets after the days of the setting what was never finished, and bytes that no record knows', async () => {
    const [old, fresh, stray] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [old, fresh]) { await create(sender(), id, photo.length); await patch(sender(), id, 0, photo.subarray(0, 10)); }
    const uploads = join(door.dataDir, 'media', 'uploads');
    const part = (id: string): string => join(uploads, `${door.sellerId}.${id}`);
    mkdirSync(uploads, { recursive: true });
    writeFileSync(part(stray), 'x');
    for (const id of [stray, fresh]) utimesSync(part(id), new Date(0), new Date(0));
    await query(`update media.photos set touched_at = now() - interval '7 days 1 minute' where id = $1`, [old]);
    await query(`update media.photos set touched_at = now() - interval '6 days' where id = $1`, [fresh]);
    await get(ForgetUploads).run();
    expect((await photosOf(sender(), [old, fresh])).map(({ id }) => id)).toEqual([fresh]);
    expect([old, fresh, stray].map((id) => existsSync(part(id)))).toEqual([false, true, false]);
    await query(`update media.settings set value = 5 where name = 'forget_unfinished_after_days'`);
    await get(ForgetUploads).run();
    expect((await tus(sender(), 'HEAD', `/${fresh}`)).status).toBe(404);
  });
});
