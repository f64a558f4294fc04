import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PictureFiles } from '@cho-phien/catalog';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoDrawings } from './demo-drawings.js';

/** A process that draws everything missing. `done` is true when it did; what a stop leaves, the next start draws. */
export interface Drawer { done: Promise<boolean>; stop(): Promise<void> }

/**
 * Draws the pictures of the demo's goods that are not on disk yet. The bulk is drawn by a process of low
 * priority, so that the shop which has just opened stays quick; a picture that a page asks for before
 * its turn is drawn at once. Safe to stop at any instant and to run again.
 */
export async function drawDemoPictures(app: NestFastifyApplication, say: (line: string) => void, start = startDrawer): Promise<void> {
  const files = app.get(PictureFiles);
  const drawings = new DemoDrawings(files, vietnamDay(app.get(Clock).now()));
  if ((await drawings.missing()).length === 0) return;
  const drawer = start(app.get(Config).settings.DATA_DIR);
  files.madeBy({ make: (key) => drawings.draw(key), stop: () => drawer.stop() });
  if (await drawer.done) say('Đã vẽ xong hình các mặt hàng mẫu (demo pictures drawn)');
}

function startDrawer(dataDir: string): Drawer {
  const child = fork(fileURLToPath(new URL('./picture-drawer.js', import.meta.url)), [dataDir], { execArgv: [] });
  child.unref();
  child.channel?.unref();
  const done = new Promise<boolean>((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL'); // its files appear whole or not at all
    await done;
  };
  return { done, stop };
}
