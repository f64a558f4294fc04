/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'svg' | 'unknown';

/** Bytes to look at. */
export const HEAD_BYTES = 1_024;

/** Brands of HEVC pictures in the HEIF box. Source: ISO/IEC 23008-12, annex B. */
const HEVC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

export function fileKind(head: Buffer): FileKind {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  const text = head.toString('latin1');
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (text.slice(4, 8) === 'ftyp') return heifKind(head);
  return /<svg[\s>]|<!DOCTYPE svg/i.test(text) ? 'svg' : 'unknown';
}

/** The box names the brands that can read it: AV1 we can, HEVC nobody may without a licence. */
function heifKind(head: Buffer): FileKind {
  const brands = (head.subarray(8, Math.min(head.length, head.readUInt32BE(0))).toString('latin1').match(/.{4}/gs) ?? []);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return brands.some((brand) => HEVC_BRANDS.includes(brand) || brand === 'mif1') ? 'heic' : 'unknown';
}
