import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { PhotoWorkshop } from './preparing/photo-workshop.js';
import { hostilePhotos } from './testing/hostile-photos.js';
import type { HostilePhoto } from './testing/hostile-photos.js';
import { openMediaDoor } from './testing/media-door.js';
import type { MediaDoor } from './testing/media-door.js';
import { CORNERS } from './testing/photo-forge.js';
import { concluded, sendPhoto } from './testing/uploading.js';
import type { Sender, ShownPhoto } from './testing/uploading.js';

/** What must be nowhere in a picture that is shown. */
const TRACES = ['Exif', 'GPS', 'ns.adobe.com', '<script', '<?php', 'PK\x03\x04', 'ICC_PROFILE', 'Samsung', 'Photoshop', 'SEFT'];
const HALF_A_GIGABYTE_KB = 512 * 1024;

describe('hostile photos', () => {
  let door: MediaDoor;
  let sender: Sender;
  let photos: HostilePhoto[];
  let peakKb = 0;
  let watching: NodeJS.Timeout;

  beforeAll(async () => {
    door = await openMediaDoor();
    sender = { url: door.url, sellerId: door.sellerId, token: door.sellerId };
    photos = await hostilePhotos();
    const workshop = door.app.get(PhotoWorkshop, { strict: false });
    watching = setInterval(() => { peakKb = Math.max(peakKb, peakOf(workshop.pid)); }, 3);
  }, 300_000);
  afterAll(async () => { clearInterval(watching); await door?.close(); }, 60_000);

  it('are more than sixty, and each ends as an upright picture without a trace or as a plain refusal', async () => {
    expect(photos.length).toBeGreaterThanOrEqual(60);
    const faults: string[] = [];
    for (const photo of photos) {
      const shown = await concluded(sender, await sendPhoto(sender, photo.bytes), 120_000);
      const fault = await faultOf(photo, shown);
      if (fault !== null) faults.push(`${photo.name}: ${fault}`);
    }
    process.stderr.write(`hostile photos: ${photos.length} sent, ${faults.length} faults, the child's peak ${Math.round(peakKb / 1024)} MB\n`);
    expect(faults).toEqual([]);
    expect(peakKb).toBeGreaterThan(0);
    expect(peakKb).toBeLessThanOrEqual(HALF_A_GIGABYTE_KB);
  }, 900_000);

  it('leave one record and one event each', async () => {
    const [counts] = await door.app.get(DataSource).query(`
      select (select count(*) from media.photos)::int as photos, (select count(*) from platform.outbox where type like 'media.photo_%')::int as events,
        (select count(distinct payload->>'photoId') from platform.outbox)::int as told`);
    expect(counts).toEqual({ photos: photos.length, events: photos.length, told: photos.length });
  });

  async function faultOf({ ends }: HostilePhoto, shown: ShownPhoto): Promise<string | null> {
    if (shown.state === 'refused') {
      if (!shown.message || shown.message === shown.reason) return `has no sentence for ${shown.reason}`;
      return [shown.reason, 'refused', 'either'].includes(ends) ? null : `refused with ${shown.reason}`;
    }
    if (!['upright', 'picture', 'either'].includes(ends)) return 'became a picture';
    const variants = shown.image?.variants ?? [];
    if (variants.length === 0 || (shown.image?.placeholder.length ?? 999) > 200) return 'has no pictures or no miniature';
    const faults = await Promise.all(variants.flatMap((variant) => [variant.avif, variant.webp, variant.jpeg]).map((url) => pictureFault(url, ends === 'upright')));
    return faults.find((fault) => fault !== null) ?? null;
  }

  async function pictureFault(url: string, upright: boolean): Promise<string | null> {
    const bytes = Buffer.from(await (await fetch(door.url + url)).arrayBuffer());
    const trace = TRACES.find((each) => bytes.includes(Buffer.from(each, 'latin1')));
    if (trace !== undefined) return `${url} holds ${trace}`;
    const { exif, icc, xmp, iptc, orientation, width, height, pages = 1 } = await sharp(bytes).metadata();
    if (exif || icc || xmp || iptc || orientation || pages !== 1) return `${url} holds metadata`;
    return upright ? uprightFault(url, bytes, width / height) : null;
  }

  async function uprightFault(url: string, bytes: Buffer, ratio: number): Promise<string | null> {
    if (Math.abs(ratio - 4 / 3) > 0.02) return `${url} lies on its side`;
    const seen = await sharp(bytes).resize(40, 30, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    const wrong = CORNERS.findIndex((colour, index) => {
      const at = ((index > 1 ? 22 : 7) * 40 + (index % 2 ? 30 : 10)) * 3;
      return colour.some((value, channel) => Math.abs(value - (seen[at + channel] ?? 0)) > 70);
    });
    return wrong < 0 ? null : `${url} has another colour in corner ${wrong}: ${[...seen.subarray(0, 3)].join()}`;
  }
});

/** Most memory that a process has held so far, in KB; 0 where there is no /proc. */
function peakOf(pid: number | undefined): number {
  try { return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0); } catch { return 0; }
}
