import { join } from 'node:path';
import { PictureFiles } from '@cho-phien/catalog';
import { demoProducts } from '@cho-phien/catalog/demo/demo-products';
import { renderVariants } from '@cho-phien/catalog/demo/picture';
import type { VietnamDay } from '@cho-phien/kernel';
import sharp from 'sharp';
import { demoDrawing } from './demo-goods.js';

const AT_A_TIME = 2;
const KEPT = join('node_modules', '.cache', 'cho-phien');

/** The drawings of the demo's goods by the key of their picture, pilot area first. */
export class DemoDrawings {
  private readonly svgs: ReadonlyMap<string, string>;
  /** Drawn once for a clone: a second data directory takes them from here. A key names its drawing by content. */
  private readonly kept = new PictureFiles({ settings: { DATA_DIR: KEPT } });
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(private readonly files: PictureFiles, today: VietnamDay) {
    this.svgs = new Map(demoProducts(today).map(demoDrawing).map(({ key, svg }) => [key, svg]));
    sharp.concurrency(1); // two pictures at a time keep two processors busy better than one picture on both
  }

  /** Keys of the pictures that are not on disk. */
  async missing(): Promise<string[]> {
    const keys = [...this.svgs.keys()];
    const there = await Promise.all(keys.map((key) => this.files.has(key)));
    return keys.filter((_, index) => !there[index]);
  }

  async drawAll(): Promise<void> {
    const missing = await this.missing();
    await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
      for (let key = missing.shift(); key !== undefined; key = missing.shift()) await this.draw(key);
    }));
  }

  /** Draws one picture unless it is on disk or being drawn; a key of nothing is ignored. */
  async draw(key: string): Promise<void> {
    const svg = this.svgs.get(key);
    if (svg === undefined) return;
    const started = this.underWay.get(key) ?? this.make(key, svg).finally(() => this.underWay.delete(key));
    this.underWay.set(key, started);
    await started;
  }

  private async make(key: string, svg: string): Promise<void> {
    if (await this.files.has(key)) return;
    const kept = await this.kept.load(key);
    const files = kept ?? (await renderVariants(svg)).files;
    await this.files.save(key, files);
    if (!kept) await this.kept.save(key, files).catch(() => undefined); // a clone that may not be written keeps nothing
  }
}
