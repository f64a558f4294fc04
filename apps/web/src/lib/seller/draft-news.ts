/** Tells the open pages of this browser that a draft changed: this page at once, other tabs by a channel. */
const here = new EventTarget();
let channel: BroadcastChannel | undefined;

function otherTabs(): BroadcastChannel | undefined {
  if (channel || typeof BroadcastChannel === 'undefined') return channel;
  channel = new BroadcastChannel('cho-phien-drafts');
  channel.onmessage = ({ data }) => here.dispatchEvent(new CustomEvent('draft', { detail: data }));
  return channel;
}

export function announceDraft(id: string): void {
  here.dispatchEvent(new CustomEvent('draft', { detail: id }));
  otherTabs()?.postMessage(id);
}

/** Calls back with the id of each draft that changes; answers what stops it. */
export function watchDrafts(changed: (id: string) => unknown): () => void {
  otherTabs();
  const listen = (event: Event) => changed((event as CustomEvent<string>).detail);
  here.addEventListener('draft', listen);
  return () => here.removeEventListener('draft', listen);
}
