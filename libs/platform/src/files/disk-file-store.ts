import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from './file-store.js';

/** Keeps files in a directory, which all processes that make or show them must share. */
export class DiskFileStore extends FileStore {
  constructor(private readonly root: string) { super(); }

  async put(name: string, path: string): Promise<void> {
    const target = join(this.root, name);
    const draft = `${target}.${randomUUID()}`;
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(path, draft);
      const file = await open(draft, 'r+');
      await file.sync().finally(() => file.close());
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async open(name: string): Promise<Readable | null> {
    const file = await open(join(this.root, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    return file?.createReadStream() ?? null;
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.root, name), { force: true });
  }
}
