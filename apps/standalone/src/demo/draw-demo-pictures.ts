import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PictureFiles } from '@cho-phien/catalog';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoDrawings } from './demo-drawings.js';

/**
 * Draws the pictures of the demo's goods that are not on disk yet. The bulk is drawn by a process of low
 * priority, so that the shop which has just opened stays quick; a picture that a page asks for before
 * its turn is drawn at once. Safe to stop at any instant and to run again.
 */
export async function drawDemoPictures(app: NestFastifyApplication, say: (line: string) => void, drawAll = inTheBackground): Promise<void> {
  const drawings = new DemoDrawings(app.get(PictureFiles), vietnamDay(app.get(Clock).now()));
  if ((await drawings.missing()).length === 0) return;
  app.get(PictureFiles).madeBy((key) => drawings.draw(key));
  if (await drawAll(app.get(Config).settings.DATA_DIR)) say('Đã vẽ xong hình các mặt hàng mẫu (demo pictures drawn)');
}

/** True when everything was drawn; false when the process was stopped or failed, which the next start makes good. */
function inTheBackground(dataDir: string): Promise<boolean> {
  const child = fork(fileURLToPath(new URL('./picture-drawer.js', import.meta.url)), [dataDir], { execArgv: [] });
  child.unref();
  child.channel?.unref();
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
}
