import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Config } from '@cho-phien/platform';
import type { Settings } from '@cho-phien/platform';
import { PICTURE_FORMATS, PICTURE_KEY, PICTURE_WIDTHS } from '../domain/picture-ref.js';
import type { PictureFormat } from '../domain/picture-ref.js';

export interface PictureFile { width: number; format: PictureFormat; bytes: Buffer }

/** Makes pictures by their key, ignoring keys it does not know; `stop` ends what it has under way. */
export interface PictureMaker { make(key: string): Promise<void>; stop(): Promise<void> }

/** The pictures of products on disk: DATA_DIR/media/products/<key>/<width>.<format>. A key's directory is whole or absent. */
@Injectable()
export class PictureFiles implements OnApplicationShutdown {
  private readonly root: string;
  private maker: PictureMaker | null = null;

  constructor(@Inject(Config) { settings }: { settings: Pick<Settings, 'DATA_DIR'> }) {
    this.root = resolve(settings.DATA_DIR, 'media', 'products');
  }

  async has(key: string): Promise<boolean> {
    return (await stat(this.directory(key)).catch(() => null)) !== null;
  }

  async save(key: string, files: readonly PictureFile[]): Promise<void> {
    const draft = `${this.directory(key)}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    for (const { width, format, bytes } of files) await writeFile(join(draft, `${width}.${format}`), bytes);
    await rename(draft, this.directory(key)).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true });
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process was quicker
    });
  }

  /** All files of a picture, null unless every one is there. */
  async load(key: string): Promise<PictureFile[] | null> {
    const wanted = PICTURE_WIDTHS.flatMap((width) => PICTURE_FORMATS.map((format) => ({ width, format })));
    const found = await Promise.all(wanted.map(async ({ width, format }) => {
      const bytes = await this.read(key, width, format);
      return bytes === null ? [] : [{ width, format, bytes }];
    }));
    return found.every(({ length }) => length === 1) ? found.flat() : null;
  }

  /** Names who makes a picture that is asked for before it is there. */
  madeBy(maker: PictureMaker): void { this.maker = maker; }

  async onApplicationShutdown(): Promise<void> { await this.maker?.stop(); }

  /** The bytes of one file, null when it is not there and nobody makes it. */
  async find(key: string, width: number, format: PictureFormat): Promise<Buffer | null> {
    const bytes = await this.read(key, width, format);
    if (bytes) return bytes;
    await this.maker?.make(key);
    return this.read(key, width, format);
  }

  private async read(key: string, width: number, format: PictureFormat): Promise<Buffer | null> {
    return readFile(join(this.directory(key), `${width}.${format}`)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
  }

  // A key names one directory below the root and nothing else.
  private directory(key: string): string {
    if (!PICTURE_KEY.test(key)) throw new RangeError('not the key of a picture');
    return join(this.root, key);
  }
}
