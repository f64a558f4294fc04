import { join } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { MAX_PHOTO_PIXELS, MAX_PLACEHOLDER_BYTES } from '../domain/photo-limits.js';
import { PHOTO_FORMATS, widthsFor } from '../domain/photo-ref.js';
import type { PhotoFormat } from '../domain/photo-ref.js';

/** Widest of the pictures; the height may be twice that, so that no picture is a thread. */
const WIDEST = 1_280;
const TALLEST = 2 * WIDEST;

/** AVIF of effort 4 takes seven times as long at 1280 as effort 3. */
export const ENCODERS: Readonly<Record<PhotoFormat, (image: Sharp) => Sharp>> = {
  avif: (image) => image.avif({ quality: 50, effort: 3, chromaSubsampling: '4:2:0' }),
  webp: (image) => image.webp({ quality: 75, effort: 4 }),
  jpeg: (image) => image.jpeg({ quality: 75, mozjpeg: true }),
};

/** Pixels in sRGB, three bytes each. */
export interface Raster { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** Opens a photo so that a lying or cut file is an error; the first picture of a moving one. */
export const openPhoto = (path: string): Sharp => sharp(path, { failOn: 'truncated', limitInputPixels: MAX_PHOTO_PIXELS, sequentialRead: true, pages: 1 });

/** Decodes a photo once: upright, in sRGB, on white, at most 1280 wide and never larger than it is. Whatever was beside the pixels is gone. */
export async function decode(path: string): Promise<Raster> {
  const { data, info } = await openPhoto(path).autoOrient().resize(WIDEST, TALLEST, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Raster['channels'] };
}

const imageOf = ({ data, width, height, channels }: Raster): Sharp => sharp(data, { raw: { width, height, channels } });

/** Writes `<width>.<format>` for each width that the photo has, into a directory. */
export async function writeVariants(raster: Raster, directory: string): Promise<void> {
  await Promise.all(widthsFor(raster.width).map(async (width) => {
    const scaled = await scaledTo(raster, width);
    await Promise.all(PHOTO_FORMATS.map((format) => ENCODERS[format](imageOf(scaled)).toFile(join(directory, `${width}.${format}`))));
  }));
}

async function scaledTo(raster: Raster, width: number): Promise<Raster> {
  if (raster.width <= width) return raster;
  const { data, info } = await imageOf(raster).resize({ width }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as Raster['channels'] };
}

/** A blurred miniature as a `data:` URI of at most 200 bytes: the largest that fits. */
export async function placeholderOf(raster: Raster): Promise<string> {
  for (const side of [16, 12, 8, 6, 4, 2]) {
    const bytes = await imageOf(raster).resize(side, side, { fit: 'inside' }).webp({ quality: 20, effort: 6 }).toBuffer();
    const uri = `data:image/webp;base64,${bytes.toString('base64')}`;
    if (uri.length <= MAX_PLACEHOLDER_BYTES) return uri;
  }
  throw new Error('No miniature is small enough.');
}
