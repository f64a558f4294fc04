import { startSending } from './send-queue';

/**
 * What every page of people in the field does in the browser: keep the shell for when the link is
 * gone (a service worker of this path alone) and send what waits.
 */
export function startShell(scope: '/ban' | '/giup'): void {
  startSending();
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/service-worker.js', { scope }).then(keepShell, () => undefined);
  // Drafts are not to be cleared away when the phone runs out of room.
  void navigator.storage?.persist?.();
}

async function keepShell(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage('keep the shell');
}
