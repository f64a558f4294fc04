import type { ProductPhoto } from './types';

const LOOK_EVERY = 3_000;
const isPending = ({ state }: Pick<ProductPhoto, 'state'>) => state === 'receiving' || state === 'preparing';

/** Calls back with the photos as they are once one of those in preparation is done. Answers what stops it. */
export function watchPhotos(sellerId: string, photos: readonly ProductPhoto[], changed: (photos: ProductPhoto[]) => void): () => void {
  const pending = photos.filter(isPending).map(({ id }) => id);
  if (!pending.length) return () => undefined;
  const timer = setInterval(async () => {
    const answer = await fetch(`/api/seller/${sellerId}/photos?ids=${pending.join()}`).catch(() => null);
    if (!answer?.ok) return;
    const { items } = (await answer.json()) as { items: ProductPhoto[] };
    if (items.some((photo) => !isPending(photo))) changed(items);
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}
