import { constants, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Config, mediaDirectory } from '@cho-phien/platform';
import type { Settings } from '@cho-phien/platform';
import type { PhotoId } from './photo.repository.js';

/** Photos on their way: one file each, as long as what has come of it. */
@Injectable()
export class PartFiles {
  private readonly root: string;

  constructor(@Inject(Config) { settings }: { settings: Pick<Settings, 'MEDIA_DIR' | 'DATA_DIR'> }) {
    this.root = join(mediaDirectory(settings), 'uploads');
  }

  pathOf({ sellerId, id }: PhotoId): string { return join(this.root, `${sellerId}.${id}`); }

  /** Bytes that have come; 0 before the first. */
  async lengthOf(photo: PhotoId): Promise<number> {
    return (await stat(this.pathOf(photo)).catch(absent))?.size ?? 0;
  }

  /**
   * Writes what comes at its place, and keeps it even when the line is cut in the middle of a request.
   * `told` hears at the end how many bytes are there, whether the source ended or broke.
   */
  async write(photo: PhotoId, source: AsyncIterable<Buffer>, offset: number, told: (length: number) => Promise<void>): Promise<number> {
    await mkdir(this.root, { recursive: true });
    const file = await open(this.pathOf(photo), constants.O_RDWR | constants.O_CREAT, 0o600);
    let at = offset;
    try {
      for await (const part of source) {
        for (let written = 0; written < part.length;) written += (await file.write(part, written, part.length - written, at + written)).bytesWritten;
        at += part.length;
      }
      await file.sync(); // what was promised to the phone must outlive a power cut
    } finally {
      await file.close();
      await told(at);
    }
    return at;
  }

  async remove(photo: PhotoId): Promise<void> { await rm(this.pathOf(photo), { force: true }); }

  /** Files that nobody wrote to since then. */
  async quietSince(instant: Date): Promise<PhotoId[]> {
    const names = await readdir(this.root).catch(absent) ?? [];
    const quiet = await Promise.all(names.map(async (name) => {
      const [sellerId, id] = name.split('.');
      const about = await stat(join(this.root, name)).catch(absent);
      return about && about.mtime < instant && sellerId && id ? [{ sellerId, id }] : [];
    }));
    return quiet.flat();
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
