import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { PhotoWorkshop } from '../../libs/media/src/preparing/photo-workshop.js';
import { median } from './ratios.js';

/** Photos of 12 megapixels, as phones take them; milliseconds are for one photo with all its files. */
export interface MeasuredPhotos {
  against: string;
  /** Median of reference ÷ product time, photo by photo, with the lowest and highest: above 1 the product is quicker. */
  ratio: number; lowest: number; highest: number;
  productMs: number; referenceMs: number;
}

type Way = (photo: string, directory: string) => Promise<unknown>;

const WIDTH = 4_000;
const HEIGHT = 3_000;
const PHOTOS = 4;
const built = <Module>(path: string): Promise<Module> => import(pathToFileURL(resolve('dist/libs/media/src/preparing', path)).href) as Promise<Module>;

/** The worker's process beside sharp called directly with the same settings, in turns on the same photos. */
export async function measurePhotos(rounds: number, tell: (measured: MeasuredPhotos) => void): Promise<void> {
  const desk = mkdtempSync(join(tmpdir(), 'cho-phien-bench-photos-'));
  const { PhotoWorkshop: Workshop } = await built<{ PhotoWorkshop: new () => PhotoWorkshop }>('photo-workshop.js');
  const workshop = new Workshop();
  const product: Way = async (input, directory) => {
    const outcome = await workshop.draw({ input, directory });
    if (typeof outcome === 'string' || 'refused' in outcome) throw new Error(`The photo was not drawn: ${JSON.stringify(outcome)}`);
  };
  try {
    const photos = await takePhotos(desk);
    for (const [against, reference] of Object.entries(await references())) tell({ against, ...await inTurns(photos, desk, rounds, product, reference) });
  } finally {
    workshop.stop();
    rmSync(desk, { recursive: true, force: true });
  }
}

/** Two ways to call sharp: nine pipelines from the file, as its manual shows; and our own way, one decoding for all nine, without the process around it. */
async function references(): Promise<Record<string, Way>> {
  const { ENCODERS, decode, writeVariants, placeholderOf } = await built<typeof import('../../libs/media/src/preparing/variants.js')>('variants.js');
  const formats = Object.entries(ENCODERS);
  return {
    'nine calls': (input, directory) => Promise.all([320, 640, 1_280].flatMap((width) => formats.map(([format, encode]) =>
      encode(sharp(input).autoOrient().resize({ width, withoutEnlargement: true })).toFile(join(directory, `${width}.${format}`))))),
    'one decoding': async (input, directory) => {
      const raster = await decode(input);
      await writeVariants(raster, directory);
      await placeholderOf(raster);
    },
  };
}

async function takePhotos(desk: string): Promise<string[]> {
  return Promise.all(Array.from({ length: PHOTOS }, async (_, index) => {
    const path = join(desk, `photo-${index}.jpg`);
    const grain = await sharp({ create: { width: 500 + 100 * index, height: 400, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 25 }, background: '#000' } }).png().toBuffer();
    await sharp(grain).resize(WIDTH, HEIGHT, { fit: 'fill' }).jpeg({ quality: 90 }).withMetadata({ orientation: index % 2 ? 6 : 1 }).toFile(path);
    return path;
  }));
}

async function inTurns(photos: readonly string[], desk: string, rounds: number, product: Way, reference: Way): Promise<Omit<MeasuredPhotos, 'against'>> {
  for (const way of [product, reference]) await timed(way, photos[0] ?? '', desk); // both warm
  const pairs: { productMs: number; referenceMs: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const photo of photos) pairs.push({ productMs: await timed(product, photo, desk), referenceMs: await timed(reference, photo, desk) });
  }
  const ratios = pairs.map(({ productMs, referenceMs }) => referenceMs / productMs);
  return {
    ratio: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios),
    productMs: median(pairs.map(({ productMs }) => productMs)), referenceMs: median(pairs.map(({ referenceMs }) => referenceMs)),
  };
}

async function timed(way: Way, photo: string, desk: string): Promise<number> {
  const directory = join(desk, 'pictures');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  const began = performance.now();
  await way(photo, directory);
  return performance.now() - began;
}
