import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import sharp from 'sharp';
import { eventually } from '../../../../test/support/test-app.js';
import { PhotosFacade } from '../photos.facade.js';
import { openMediaDoor } from '../testing/media-door.js';
import type { MediaDoor } from '../testing/media-door.js';
import { concluded, create, patch, photosOf, sendPhoto, tus } from '../testing/uploading.js';
import type { Sender } from '../testing/uploading.js';

describe('a photo that is sent', () => {
  let door: MediaDoor;
  let sender: Sender;
  let other: Sender;
  let photo: Buffer;

  beforeAll(async () => {
    door = await openMediaDoor();
    sender = { url: door.url, sellerId: door.sellerId, token: door.sellerId };
    other = { url: door.url, sellerId: door.otherSellerId, token: door.otherSellerId };
    photo = await sharp({ create: { width: 900, height: 600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 }, background: '#808080' } }).jpeg().withExif({ IFD3: { GPSLatitudeRef: 'N' } }).toBuffer();
  }, 120_000);
  afterAll(async () => door?.close(), 60_000);

  const problem = async (response: Response): Promise<[number, string]> => [response.status, ((await response.json()) as { code: string }).code];

  it('becomes pictures that anyone may load for ever, and its original is gone', async () => {
    const id = await sendPhoto(sender, photo);
    const shown = await concluded(sender, id);
    expect(shown).toMatchObject({ state: 'ready', received: photo.length, size: photo.length, image: { width: 900, height: 600 } });
    expect(shown.image!.variants.map(({ width }) => width)).toEqual([320, 640, 1280]);
    expect(shown.image!.placeholder.length).toBeLessThanOrEqual(200);
    for (const variant of shown.image!.variants) {
      for (const format of ['avif', 'webp', 'jpeg'] as const) {
        const file = await fetch(door.url + variant[format]);
        expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([200, `image/${format}`, 'public, max-age=31536000, immutable']);
        expect([file.headers.get('x-content-type-options'), file.headers.get('content-security-policy')]).toEqual(['nosniff', "default-src 'none'; sandbox"]);
        const { width, exif, icc, xmp } = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
        expect({ width, exif, icc, xmp }).toEqual({ width: Math.min(variant.width, 900), exif: undefined, icc: undefined, xmp: undefined });
      }
    }
    await eventually(async () => existsSync(join(door.dataDir, 'media', 'originals', door.sellerId, id)), (there) => !there);
    expect(readdirSync(join(door.dataDir, 'media', 'uploads'))).toEqual([]);
    expect(await door.app.get(PhotosFacade).find(door.sellerId, [randomUUID(), id])).toEqual([{ id, state: 'ready', image: { ...shown.image, drawn: false } }]);
    const events: { type: string; payload: object }[] = await door.app.get(DataSource).query(`select type, payload from platform.outbox where payload->>'photoId' = $1`, [id]);
    expect(events).toEqual([{ type: 'media.photo_ready', payload: { photoId: id, sellerId: door.sellerId, picture: { ...shown.image, drawn: false } } }]);
  }, 90_000);

  it('is the same photo however often it is begun, also at the same moment', async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(sender, id, photo.length)));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`))).toEqual(new Set([`201 /api/seller/${door.sellerId}/uploads/${id}`]));
    expect((await patch(sender, id, 0, photo.subarray(0, 1_000))).headers.get('upload-offset')).toBe('1000');
    await create(sender, id, photo.length);
    const head = await tus(sender, 'HEAD', `/${id}`);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length'), head.headers.get('cache-control')]).toEqual([200, '1000', String(photo.length), 'no-store']);
    expect(await photosOf(sender, [id])).toEqual([{ id, state: 'receiving', received: 1_000, size: photo.length }]);
    expect(await problem(await create(sender, id, photo.length + 1))).toEqual([409, 'media.photo_exists']);
    expect(await problem(await patch(sender, id, 0, photo))).toEqual([409, 'media.offset_mismatch']);
    expect((await patch(sender, id, 1_000, photo.subarray(1_000))).status).toBe(204);
    expect((await concluded(sender, id)).state).toBe('ready');
    expect(await problem(await patch(sender, id, photo.length, Buffer.alloc(0)))).toEqual([409, 'media.already_received']);
    expect(await problem(await tus(sender, 'DELETE', `/${id}`))).toEqual([409, 'media.already_received']);
  }, 90_000);

  it('is told at once that what it sends is there already, and the request that is bringing the rest goes on', async () => {
    const id = randomUUID();
    await create(sender, id, photo.length);
    const first = request(`${door.url}/api/seller/${sender.sellerId}/uploads/${id}`, {
      method: 'PATCH', headers: { 'authorization': sender.token, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'content-length': String(photo.length) },
    });
    const ended = once(first, 'response') as Promise<[IncomingMessage]>;
    first.write(photo.subarray(0, 500));
    const part = join(door.dataDir, 'media', 'uploads', `${sender.sellerId}.${id}`);
    await eventually(async () => (await stat(part).catch(() => null))?.size, (size) => size === 500);
    expect(await problem(await patch(sender, id, 0, photo))).toEqual([409, 'media.offset_mismatch']);
    first.end(photo.subarray(500));
    expect((await ended)[0].statusCode).toBe(204);
    expect((await concluded(sender, id)).state).toBe('ready');
  }, 90_000);

  it('can be given up while it is on its way', async () => {
    const id = randomUUID();
    await create(sender, id, photo.length);
    await patch(sender, id, 0, photo.subarray(0, 500));
    expect((await tus(sender, 'DELETE', `/${id}`)).status).toBe(204);
    expect(await photosOf(sender, [id])).toEqual([]);
    expect(await problem(await patch(sender, id, 500, photo.subarray(500)))).toEqual([404, 'media.upload_not_found']);
    expect(readdirSync(join(door.dataDir, 'media', 'uploads'))).toEqual([]);
  });

  it('is refused when it is empty, too large, unnamed or without length, before a byte is taken', async () => {
    expect(await problem(await create(sender, randomUUID(), 0))).toEqual([400, 'media.empty']);
    expect(await problem(await create(sender, randomUUID(), 200 * 1024 * 1024))).toEqual([413, 'media.too_large']);
    expect(await problem(await create(sender, 'not-an-id', 10))).toEqual([400, 'media.photo_id_required']);
    expect(await problem(await tus(sender, 'POST', '', { 'upload-length': '10' }))).toEqual([400, 'media.photo_id_required']);
    for (const headers of [{}, { 'upload-length': '-1' }, { 'upload-length': 'x' }, { 'upload-length': '10', 'upload-metadata': '=,,=' }, { 'upload-defer-length': '1' }, { 'upload-length': '10', 'tus-resumable': '0.1' }] as Record<string, string>[]) {
      expect((await problem(await tus(sender, 'POST', '', headers)))[0]).toBe(400);
    }
    const id = randomUUID();
    await create(sender, id, 10);
    expect(await problem(await patch(sender, id, 0, Buffer.alloc(11)))).toEqual([413, 'media.too_large']);
    expect((await tus(sender, 'HEAD', `/${id}`)).headers.get('upload-offset')).toBe('0');
  });

  it('whose 200 MB are sent against what was announced ends early', async () => {
    const id = randomUUID();
    await create(sender, id, 1_000);
    const outcome = await patch(sender, id, 0, Buffer.alloc(200 * 1024 * 1024)).then(({ status }) => status, () => 'cut off');
    expect([413, 'cut off']).toContain(outcome);
    expect((await tus(sender, 'HEAD', `/${id}`)).headers.get('upload-offset')).toBe('0');
  });

  it('is nobody else’s to look at, to go on with or to give up', async () => {
    const id = randomUUID();
    await create(sender, id, photo.length);
    for (const [method, headers] of [['HEAD', {}], ['DELETE', {}], ['PATCH', { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }]] as const) {
      expect((await tus(other, method, `/${id}`, headers, method === 'PATCH' ? photo : undefined)).status).toBe(404);
      expect((await tus({ ...sender, token: other.token }, method, `/${id}`, headers)).status).toBe(404);
    }
    expect(await photosOf(other, [id])).toEqual([]);
    expect(await door.app.get(PhotosFacade).find(door.otherSellerId, [id])).toEqual([]);
    expect((await create(other, id, photo.length)).status).toBe(201); // two sellers' ids never meet
    expect((await tus(sender, 'HEAD', `/${id}`)).headers.get('upload-offset')).toBe('0');
  });

  it('takes uploads only where uploads go', async () => {
    const response = await fetch(`${door.url}/api/seller/${door.sellerId}/photos?ids=${randomUUID()}`, { method: 'POST', headers: { authorization: door.sellerId, 'content-type': 'application/offset+octet-stream' }, body: 'x' });
    expect(response.status).toBe(404);
    expect((await fetch(`${door.url}/api/seller/${door.sellerId}/uploads`, { method: 'POST', headers: { authorization: door.sellerId, 'tus-resumable': '1.0.0', 'upload-length': '3', 'content-type': 'text/plain' }, body: 'abc' })).status).toBe(415);
  });
});
