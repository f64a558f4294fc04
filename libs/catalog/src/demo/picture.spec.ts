import sharp from 'sharp';
import { pictureWidths, productPicture, renderVariants } from './picture.js';

describe('a demo picture', () => {
  it('is drawn for each of the 26 product sets', () => {
    for (let set = 1; set <= 26; set++) expect(productPicture({ set, seed: set })).toMatch(/^<svg .*<\/svg>$/s);
    expect(() => productPicture({ set: 27, seed: 1 })).toThrow(RangeError);
  });

  it('is the same for the same seed and another for another seed', () => {
    expect(productPicture({ set: 7, seed: 5 })).toBe(productPicture({ set: 7, seed: 5 }));
    expect(productPicture({ set: 7, seed: 5 })).not.toBe(productPicture({ set: 7, seed: 6 }));
  });

  it('shows what the name says, not only what the set says', () => {
    const pork = productPicture({ set: 2, seed: 1, name: 'Thịt lợn hương' });
    const hen = productPicture({ set: 2, seed: 1, name: 'Gà Tiên Yên' });
    expect(pork).not.toBe(hen);
    expect(productPicture({ set: 21, seed: 1, name: 'Ngọc trai Akoya Hạ Long' })).not.toContain('#cf6f66');
  });

  it('becomes nine files of the named sizes, the small WebP light enough for a slow network', async () => {
    const { width, height, files } = await renderVariants(productPicture({ set: 7, seed: 33, name: 'Củ cải khô Đầm Hà' }));
    expect([width, height]).toEqual([1280, 1280]);
    expect(files.map((file) => `${file.width} ${file.format}`)).toEqual(pictureWidths.flatMap((w) => [`${w} avif`, `${w} webp`, `${w} jpeg`]));
    for (const file of files) expect((await sharp(file.bytes).metadata()).width).toBe(file.width);
    const small = files.find((file) => file.width === 320 && file.format === 'webp');
    expect(small?.bytes.length).toBeLessThan(8_000);
  });

  it('gives the same bytes every time', async () => {
    const svg = productPicture({ set: 12, seed: 21 });
    const [first, second] = [await renderVariants(svg), await renderVariants(svg)];
    expect(first.files.map((file) => file.bytes.toString('base64'))).toEqual(second.files.map((file) => file.bytes.toString('base64')));
  });
});
