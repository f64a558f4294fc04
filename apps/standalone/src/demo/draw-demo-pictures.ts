import { PictureFiles } from '@cho-phien/catalog';
import { demoProducts } from '@cho-phien/catalog/demo/demo-products';
import { renderVariants } from '@cho-phien/catalog/demo/picture';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { demoDrawing } from './demo-goods.js';

const AT_A_TIME = 2;

/**
 * Draws the pictures of the demo's goods that are not on disk yet, two at a time, the pilot area
 * first; one that a page asks for meanwhile is drawn at once. Safe to stop and to run again.
 */
export async function drawDemoPictures(app: NestFastifyApplication, say: (line: string) => void): Promise<void> {
  const files = app.get(PictureFiles);
  const drawings = new Map(demoProducts(vietnamDay(app.get(Clock).now())).map((product) => {
    const { key, svg } = demoDrawing(product);
    return [key, svg] as const;
  }));
  const missing = (await Promise.all([...drawings.keys()].map(async (key) => ((await files.has(key)) ? [] : [key])))).flat();
  if (missing.length === 0) return;
  sharp.concurrency(1);
  const draw = drawOnce(files, drawings);
  files.madeBy(draw);
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let key = missing.shift(); key !== undefined; key = missing.shift()) await draw(key);
  }));
  say('Đã vẽ xong hình các mặt hàng mẫu (demo pictures drawn)');
}

/** Draws a picture by its key unless it is on disk or being drawn; a key of nothing is ignored. */
function drawOnce(files: PictureFiles, drawings: ReadonlyMap<string, string>): (key: string) => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const make = async (key: string, svg: string): Promise<void> => {
    if (!(await files.has(key))) await files.save(key, (await renderVariants(svg)).files);
  };
  return async (key) => {
    const svg = drawings.get(key);
    if (svg === undefined) return;
    const started = underWay.get(key) ?? make(key, svg).finally(() => underWay.delete(key));
    underWay.set(key, started);
    await started;
  };
}
