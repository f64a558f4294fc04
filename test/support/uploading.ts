import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Api } from './api.js';
import { eventually } from './test-app.js';

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = 'application/offset+octet-stream';

/** What opens an upload of so many bytes. */
export const uploadHeaders = (photoId: string, length: number): Record<string, string> =>
  ({ ...TUS, 'upload-length': String(length), 'upload-metadata': `photoId ${Buffer.from(photoId).toString('base64')}` });

/** What goes on with one. */
export const partHeaders = (offset: number): Record<string, string> => ({ ...TUS, 'upload-offset': String(offset), 'content-type': BYTES });

export const tusHeaders = (): Record<string, string> => ({ ...TUS });

/** Opens an upload of a seller's; answers its id. */
export async function openUpload(api: Api, sellerId: string, length = 1_000, photoId: string = randomUUID()): Promise<string> {
  await api.expect(201, 'POST', `/api/seller/${sellerId}/uploads`, undefined, { headers: uploadHeaders(photoId, length) });
  return photoId;
}

interface Shown { id: string; state: string; reason?: string; image?: { url: string; variants: { avif: string }[] } }

/** Sends a photo (a plain one unless given) and waits for its pictures; answers its id and where they are. */
export async function sendPhoto(api: Api, sellerId: string, bytes?: Buffer): Promise<{ id: string; url: string }> {
  const photo = bytes ?? await sharp({ create: { width: 320, height: 240, channels: 3, background: '#b5651d' } }).jpeg().toBuffer();
  const id = await openUpload(api, sellerId, photo.length);
  const sent = await fetch(`${api.url}/api/seller/${sellerId}/uploads/${id}`, { method: 'PATCH', headers: { ...partHeaders(0), authorization: `Bearer ${api.token}` }, body: new Uint8Array(photo) });
  if (sent.status !== 204) throw new Error(`The photo was answered ${sent.status}: ${await sent.text()}`);
  const { items: [shown] } = await eventually(() => api.get<{ items: Shown[] }>(`/api/seller/${sellerId}/photos?ids=${id}`), ({ items }) => ['ready', 'refused'].includes(items[0]?.state ?? ''), 60_000);
  if (!shown?.image) throw new Error(`The photo was refused: ${shown?.reason}`);
  return { id, url: shown.image.url };
}
