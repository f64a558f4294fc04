/** Most bytes of a photo as it is sent. */
export const MAX_PHOTO_BYTES = 20 * 1024 * 1024;

/** Most pixels of a photo: decoded, this is what a process of 512 MB can hold. */
export const MAX_PHOTO_PIXELS = 60_000_000;

/** Least pixels of the shorter side: below it nothing can be seen of the goods. */
export const MIN_PHOTO_SIDE = 200;

/** Most bytes of the blurred miniature, as the `data:` URI it is sent as. */
export const MAX_PLACEHOLDER_BYTES = 200;
