import type { StallSale } from './types';

const LOOK_EVERY = 10_000;

/**
 * Follows one sale by the server's events, and looks for itself now and then should they be lost.
 * Money counts as come only when the server says so. Answers what stops it.
 */
export function watchSale(sellerId: string, saleId: string, changed: (sale: StallSale) => void): () => void {
  const address = `/api/seller/${sellerId}/stall-sales/${saleId}`;
  const events = new EventSource(`${address}/stream`);
  events.addEventListener('sale', (event) => changed(JSON.parse((event as MessageEvent<string>).data) as StallSale));
  const timer = setInterval(async () => {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) changed((await answer.json()) as StallSale);
  }, LOOK_EVERY);
  return () => {
    events.close();
    clearInterval(timer);
  };
}
