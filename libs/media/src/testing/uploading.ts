import { randomUUID } from 'node:crypto';
import { eventually } from '../../../../test/support/test-app.js';

/** A seller who sends photos to a door. */
export interface Sender { url: string; sellerId: string; token: string }

export interface ShownPhoto {
  id: string; state: string; received: number; size: number; reason?: string; message?: string;
  image?: { url: string; width: number; height: number; placeholder: string; variants: { width: number; avif: string; webp: string; jpeg: string }[] };
}

const metadata = (photoId: string): string => Object.entries({ photoId, filename: 'ảnh.jpg', filetype: 'image/jpeg' }).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');

/** One request of the protocol. */
export function tus(sender: Sender, method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> {
  return fetch(`${sender.url}/api/seller/${sender.sellerId}/uploads${path}`, {
    method, headers: { authorization: sender.token, 'tus-resumable': '1.0.0', ...headers }, ...(body && { body: new Uint8Array(body) }),
  });
}

export const create = (sender: Sender, photoId: string, size: number): Promise<Response> => tus(sender, 'POST', '', { 'upload-length': String(size), 'upload-metadata': metadata(photoId) });

export const patch = (sender: Sender, photoId: string, offset: number, bytes: Buffer): Promise<Response> =>
  tus(sender, 'PATCH', `/${photoId}`, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);

/** Sends a whole photo in two requests; answers its id. */
export async function sendPhoto(sender: Sender, bytes: Buffer, photoId: string = randomUUID()): Promise<string> {
  const created = await create(sender, photoId, bytes.length);
  if (created.status !== 201) throw new Error(`${created.status} ${await created.text()}`);
  const sent = await patch(sender, photoId, 0, bytes);
  if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
  return photoId;
}

export async function photosOf({ url, sellerId, token }: Sender, ids: readonly string[]): Promise<ShownPhoto[]> {
  const response = await fetch(`${url}/api/seller/${sellerId}/photos?ids=${ids.join(',')}`, { headers: { authorization: token } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { items: ShownPhoto[] }).items;
}

/** Waits until a photo is ready or refused. */
export async function concluded(sender: Sender, photoId: string, withinMs = 60_000): Promise<ShownPhoto> {
  const [photo] = await eventually(() => photosOf(sender, [photoId]), ([shown]) => shown?.state === 'ready' || shown?.state === 'refused', withinMs);
  if (!photo) throw new Error('no such photo');
  return photo;
}
