import sharp, { type Sharp } from 'sharp';
import { cloth, seeded, type Ground } from './picture/cloth.js';
import type { Motif } from './picture/motifs.js';
import { recipeFor, type Vessel } from './picture/recipes.js';
import { openVessels } from './picture/vessels-open.js';
import { packedVessels } from './picture/vessels-packed.js';

/**
 * Demo pictures: one product laid on dyed cloth, our own drawings. They are not photographs,
 * so a page that shows one says "Hình vẽ".
 */
export interface PictureWish {
  /** Product set number, 1 to 26. */
  set: number;
  /** The same seed draws the same picture. */
  seed: number;
  /** Product name; chooses motif and vessel where it names something drawable. */
  name?: string;
  motif?: Motif;
  vessel?: Vessel;
  ground?: Ground;
}

const vessels = { ...packedVessels, ...openVessels };

/** An SVG document of 640 × 640. */
export function productPicture(wish: PictureWish): string {
  const recipe = recipeFor(wish.set, wish.seed, wish.name);
  const random = seeded(wish.seed * 7919 + wish.set);
  const ground = wish.ground ?? recipe.ground;
  const background = cloth(ground, random);
  const body = vessels[wish.vessel ?? recipe.vessel](wish.motif ?? recipe.motif, random);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640" width="640" height="640">${background}${body}</svg>`;
}

export type PictureFormat = 'avif' | 'webp' | 'jpeg';
export interface PictureFile { width: number; format: PictureFormat; bytes: Buffer }
/** Width and height of the largest file in pixels. */
export interface PictureVariants { width: number; height: number; files: PictureFile[] }

export const pictureWidths = [320, 640, 1280] as const;

interface EncoderSettings { avifEffort: number; webpQuality: number; webpEffort: number; optimiseScans: boolean }

/**
 * A drawing keeps its edges at these qualities. The efforts fall with the width: at 1280, AVIF effort 2,
 * WebP effort 4 and mozjpeg's scan search cost two to six times more for about 5 % fewer bytes.
 */
const settings: Record<(typeof pictureWidths)[number], EncoderSettings> = {
  320: { avifEffort: 2, webpQuality: 50, webpEffort: 4, optimiseScans: true },
  640: { avifEffort: 1, webpQuality: 56, webpEffort: 2, optimiseScans: true },
  1280: { avifEffort: 0, webpQuality: 58, webpEffort: 2, optimiseScans: false },
};

/** Nine files of one drawing: 320, 640 and 1280 pixels wide in AVIF, WebP and JPEG. Same input, same bytes. */
export async function renderVariants(svg: string): Promise<PictureVariants> {
  const largest = await sharp(Buffer.from(svg), { density: 144 }).removeAlpha().raw().toBuffer();
  const files: PictureFile[] = [];
  for (const width of pictureWidths) files.push(...(await encodeAt(width, largest)));
  return { width: 1280, height: 1280, files };
}

async function encodeAt(width: (typeof pictureWidths)[number], largest: Buffer): Promise<PictureFile[]> {
  const { avifEffort, webpQuality, webpEffort, optimiseScans } = settings[width];
  const raster = width === 1280 ? largest : await square(largest, 1280).resize(width, width).raw().toBuffer();
  const image = (): Sharp => square(raster, width);
  return [
    { width, format: 'avif', bytes: await image().avif({ quality: 42, effort: avifEffort, chromaSubsampling: '4:2:0' }).toBuffer() },
    { width, format: 'webp', bytes: await image().webp({ quality: webpQuality, effort: webpEffort }).toBuffer() },
    { width, format: 'jpeg', bytes: await image().jpeg({ quality: 62, mozjpeg: true, optimiseScans }).toBuffer() },
  ];
}

const square = (raster: Buffer, width: number): Sharp => sharp(raster, { raw: { width, height: width, channels: 3 } });
