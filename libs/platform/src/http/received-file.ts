import type { DoorRequest } from './request.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
const TAKEN = new RegExp(`^(${XLSX}|${CSV}|multipart/form-data)`, 'i');

/** The bytes of a spreadsheet, sent raw or as the field `file` of a form; or why there are none. */
export async function receivedFile(request: DoorRequest, maxBytes: number): Promise<Buffer | 'unreadable' | 'too_large'> {
  const type = request.headers['content-type'] ?? '';
  if (!TAKEN.test(type)) return 'unreadable';
  const bytes = await bytesOf(request, maxBytes);
  if (bytes === null) return 'too_large';
  const file = type.startsWith('multipart/form-data') ? await fileIn(bytes, type) : bytes;
  return file.length === 0 ? 'unreadable' : file;
}

async function bytesOf({ raw }: DoorRequest, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of raw as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxBytes) parts.push(part); // what is too much is read to its end and forgotten, so that the refusal reaches the sender
  }
  return size > maxBytes ? null : Buffer.concat(parts);
}

async function fileIn(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  return file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
