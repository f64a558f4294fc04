import type { ImageRef } from '@cho-phien/contracts';

export const PHOTO_WIDTHS = [320, 640, 1280] as const;
export const PHOTO_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** A photo whose files are made; width and height are those of its largest file. */
export interface PreparedPhoto { key: string; width: number; height: number; placeholder: string }

/** Key of a photo: 32 hexadecimal digits made of its bytes and owner, so that nobody guesses it and files never change. */
export const PHOTO_KEY = /^[0-9a-f]{32}$/;

/** `<width>.<format>` of a file that a photo can have. */
export const PHOTO_FILE = new RegExp(`^(?:${PHOTO_WIDTHS.join('|')})\\.(${PHOTO_FORMATS.join('|')})$`);

/** The widths made of a photo: up to the first that it does not exceed. That file keeps the photo's own width, for nothing is enlarged. */
export const widthsFor = (width: number): readonly number[] => PHOTO_WIDTHS.filter((_, index) => width > (PHOTO_WIDTHS[index - 1] ?? 0));

/** Addresses of a photo's files; `alt` is for whoever shows it to say. */
export function photoRef({ key, width, height, placeholder }: PreparedPhoto): ImageRef {
  const at = `/media/photos/${key}/`;
  const variants = widthsFor(width).map((each) => ({ width: each, avif: `${at}${each}.avif`, webp: `${at}${each}.webp`, jpeg: `${at}${each}.jpeg` }));
  const middle = variants[1] ?? variants[0];
  return { url: middle?.jpeg ?? '', width, height, alt: '', drawn: false, placeholder, variants };
}
