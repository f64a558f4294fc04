import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;
const ZIP64_COUNT = 0xffff;

/**
 * Whether a ZIP file (APPNOTE 6.3.10, sections 4.3.7–4.3.16) unpacks to at most so many bytes. Its parts are
 * really unpacked, one after the other and no further than the limit, for the sizes it states may be untrue.
 */
export function unpacksWithin(zip: Buffer, limit: number): boolean {
  try {
    let left = limit;
    for (const part of partsOf(zip)) {
      left -= part.method === DEFLATED ? inflateRawSync(part.bytes, { maxOutputLength: Math.max(left, 1) }).length : part.bytes.length;
      if (left < 0) return false;
    }
    return true;
  } catch {
    return false; // larger than the limit, or no ZIP file
  }
}

/**
 * The parts of a plain ZIP file: its directory ends where its end begins, and holds as many parts as that says. Of anything
 * else (bytes before or between, ZIP64 sizes, parts that are not counted) another reader may see other parts than we do.
 */
function* partsOf(zip: Buffer): Generator<{ method: number; bytes: Buffer }> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError('no ZIP file');
  if (zip.readUInt32LE(end + 4) !== 0 || zip.readUInt16LE(end + 8) !== zip.readUInt16LE(end + 10)) throw new RangeError('in several volumes');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === ZIP64_COUNT || at + zip.readUInt32LE(end + 12) !== end) throw new RangeError('not only a directory before its end');
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no directory entry');
    const [method, packed, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (start + packed > end) throw new RangeError('a part that ends behind the directory');
    yield { method, bytes: zip.subarray(start, start + packed) };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (at !== end) throw new RangeError('parts that are not counted');
}
