import type { DraftPhoto } from './draft';
import { keepPhoto } from './drafts';

const LONGEST_SIDE = 4096;

/** Keeps a chosen picture on the phone; HEIC becomes JPEG where this browser can read it. */
export async function takePhoto(file: File): Promise<DraftPhoto> {
  const photo = await readable(file);
  const id = crypto.randomUUID();
  await keepPhoto(id, photo);
  return { id, name: file.name.slice(0, 100), type: photo.type, size: photo.size, sent: 0, state: 'waiting' };
}

const isHeic = (file: File) => /heic|heif/i.test(file.type) || /\.hei[cf]$/i.test(file.name);

/** The server says plainly why it cannot take a picture that this browser cannot read either. */
async function readable(file: File): Promise<Blob> {
  if (!isHeic(file)) return file;
  try {
    return await asJpeg(await createImageBitmap(file));
  } catch {
    return file;
  }
}

async function asJpeg(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no JPEG came of it'))), 'image/jpeg', 0.9),
  );
}
