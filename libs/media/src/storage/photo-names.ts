/** The names under which photos lie in the store of files. */
export const originalName = ({ sellerId, id }: { sellerId: string; id: string }): string => `originals/${sellerId}/${id}`;
export const pictureName = (key: string, file: string): string => `photos/${key}/${file}`;
