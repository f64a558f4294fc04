import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** Corners of the test picture as they must be seen: top left, top right, bottom left, bottom right. */
export const CORNERS = [[220, 30, 30], [30, 160, 40], [30, 60, 200], [235, 225, 60]] as const;
const WIDTH = 640;
const HEIGHT = 480;

const GPS = { IFD0: { Make: 'Samsung', Copyright: 'Nhà bà Thử' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 32/1 1234/100', GPSLongitudeRef: 'E', GPSLongitude: '107/1 23/1 4321/100' } };

/** A picture with a colour in each corner, as raw pixels. */
export async function upright(width = WIDTH, height = HEIGHT): Promise<Sharp> {
  const corner = async (index: number): Promise<Buffer> => {
    const [r, g, b] = CORNERS[index] ?? CORNERS[0];
    return sharp({ create: { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels: 3, background: { r, g, b } } }).png().toBuffer();
  };
  const parts = await Promise.all([0, 1, 2, 3].map(async (index) => ({ input: await corner(index), left: index % 2 ? Math.floor(width / 2) : 0, top: index > 1 ? Math.floor(height / 2) : 0 })));
  const { data, info } = await sharp({ create: { width, height, channels: 3, background: '#000' } }).composite(parts).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}

/** How the pixels lie in a file whose orientation tag turns them upright. Source: Exif 2.32, tag 0x0112. */
const LAID: Readonly<Record<number, (image: Sharp) => Promise<Sharp>>> = {
  1: async (image) => image,
  2: async (image) => image.flop(),
  3: async (image) => image.rotate(180),
  4: async (image) => image.flip(),
  5: async (image) => (await again(image.rotate(90))).flop(),
  6: async (image) => image.rotate(270),
  7: async (image) => (await again(image.rotate(90))).flip(),
  8: async (image) => image.rotate(90),
};

async function again(image: Sharp): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** The test picture as a phone would save it: laid down by orientation, with the place where it was taken. */
export async function phonePhoto(orientation: number, save: (image: Sharp) => Sharp = (image) => image.jpeg({ quality: 90 }), image?: Sharp): Promise<Buffer> {
  const laid = await (LAID[orientation] ?? LAID[1]!)(image ?? await upright());
  return save((await again(laid)).withExif(GPS).withMetadata({ orientation })).toBuffer();
}

/** A segment after the first marker of a JPEG. */
export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** A chunk after the header of a PNG, with a right checksum. */
export function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([png.subarray(0, 33), length, typed, sum, png.subarray(33)]);
}

/** The PNG's header says another size than its pixels have. */
export function lyingPng(png: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(png);
  lying.writeUInt32BE(width, 16);
  lying.writeUInt32BE(height, 20);
  lying.writeUInt32BE(crc32(lying.subarray(12, 29)), 29);
  return lying;
}

/** The JPEG's frame header says another size than its pixels have. */
export function lyingJpeg(jpeg: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(jpeg);
  const frame = lying.indexOf(Buffer.from([0xff, 0xc0]));
  lying.writeUInt16BE(height, frame + 5);
  lying.writeUInt16BE(width, frame + 7);
  return lying;
}

/** A box of the HEIF family with its brands and nothing that could be decoded. */
export function heifBox(major: string, ...compatible: string[]): Buffer {
  const brands = Buffer.from(`ftyp${major}\0\0\0\0${[major, ...compatible].join('')}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(brands.length + 4);
  return Buffer.concat([length, brands, Buffer.from('\0\0\0\x08mdat', 'latin1'), Buffer.alloc(5_000, 7)]);
}

// PNG checksum (RFC 2083, appendix 15).
const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes: Buffer): number => (bytes.reduce((sum, byte) => (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
