import type { RequestEvent } from '@sveltejs/kit';
import { sendBytes } from './api';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const VERSION = { 'tus-resumable': '1.0.0' };

/** Hands photos of a plain form on to the market by its upload protocol; answers their ids. */
export async function sendPhotos(event: RequestEvent, sellerId: string, files: FormDataEntryValue[]): Promise<string[]> {
  const sent: string[] = [];
  for (const file of files) {
    if (file instanceof File && file.size > 0) sent.push(await sendPhoto(event, sellerId, file));
  }
  return sent;
}

async function sendPhoto(event: RequestEvent, sellerId: string, file: File): Promise<string> {
  const photoId = crypto.randomUUID();
  const uploads = `/api/seller/${encodeURIComponent(sellerId)}/uploads`;
  const metadata = Object.entries({ photoId, filename: file.name.slice(0, 100), filetype: file.type })
    .map(([name, value]) => `${name} ${base64(value)}`)
    .join();
  await sendBytes(event, uploads, 'POST', { ...VERSION, 'upload-length': String(file.size), 'upload-metadata': metadata });
  await sendBytes(
    event,
    `${uploads}/${photoId}`,
    'PATCH',
    { ...VERSION, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    Buffer.from(await file.arrayBuffer()),
  );
  return photoId;
}
