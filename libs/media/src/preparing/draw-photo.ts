import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { fileKind, HEAD_BYTES } from '../domain/photo-format.js';
import type { FileKind } from '../domain/photo-format.js';
import { MAX_PHOTO_PIXELS, MIN_PHOTO_SIDE } from '../domain/photo-limits.js';
import { decode, placeholderOf, writeVariants } from './variants.js';

/** What became of a photo: pictures (the size is the largest one's), or the code of a refusal. */
export type Drawn = { width: number; height: number; placeholder: string } | { refused: string };

const REFUSED_KINDS: Readonly<Partial<Record<FileKind, string>>> = {
  unknown: 'media.not_a_picture', svg: 'media.svg_refused', heic: 'media.heic_not_readable',
};

/** Leaves room for the rest of the process. */
const MAX_HELD_BYTES = 240 * 1024 * 1024;

// libvips has readers for dozens of formats, some of them programs of their own; here it has five.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile', 'VipsForeignLoadNsgifFile', 'VipsForeignLoadHeifFile'] });
sharp.cache(false);

/** Makes the pictures of a photo in a directory. What it cannot read is refused; only a bug or a full disk throws. */
export async function drawPhoto(input: string, directory: string): Promise<Drawn> {
  const refused = REFUSED_KINDS[fileKind(await headOf(input))];
  if (refused !== undefined) return { refused };
  const described = await sharp(input, { limitInputPixels: false }).metadata().catch(() => null);
  const unfit = described === null ? 'media.broken_picture' : unfitness(described);
  if (unfit !== null) return { refused: unfit };
  const raster = await decode(input).catch(() => null);
  if (raster === null) return { refused: 'media.broken_picture' };
  await writeVariants(raster, directory);
  return { width: raster.width, height: raster.height, placeholder: await placeholderOf(raster) };
}

function unfitness(photo: Metadata): string | null {
  const { width, height, pages = 1, pageHeight } = photo;
  const tall = pages > 1 ? (pageHeight ?? height) : height;
  if (width * tall > MAX_PHOTO_PIXELS) return 'media.too_many_pixels';
  if (Math.min(width, tall) < MIN_PHOTO_SIDE) return 'media.too_small';
  return heldWhole(photo) > MAX_HELD_BYTES ? 'media.too_heavy' : null;
}

/** Bytes of a photo that cannot be decoded from top to bottom: the coefficients of a progressive JPEG, the pixels of an interlaced PNG. */
function heldWhole({ format, width, height, channels, isProgressive, chromaSubsampling, depth }: Metadata): number {
  if (!isProgressive) return 0;
  if (format === 'jpeg') return width * height * 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels);
  return width * height * channels * (depth === 'ushort' ? 2 : 1);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
