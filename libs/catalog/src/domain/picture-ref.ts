import type { ImageRef } from '@cho-phien/contracts';

export const PICTURE_WIDTHS = [320, 640, 1280] as const;
export const PICTURE_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A picture as the catalogue keeps it; `key` names its files and changes with them, so that they can be cached for ever. */
export interface Picture { key: string; width: number; height: number; alt: string; drawn: boolean }

/** Key of a picture: a slug, a dash and eight hexadecimal digits of what was drawn or taken. */
export const PICTURE_KEY = /^[a-z0-9-]{1,160}-[0-9a-f]{8}$/;

/** Addresses of a picture's nine files. */
export function pictureRef({ key, width, height, alt, drawn }: Picture): ImageRef {
  const at = `/media/products/${key}/`;
  return {
    url: `${at}640.jpeg`, width, height, alt, drawn,
    variants: PICTURE_WIDTHS.map((each) => ({ width: each, avif: `${at}${each}.avif`, webp: `${at}${each}.webp`, jpeg: `${at}${each}.jpeg` })),
  };
}
