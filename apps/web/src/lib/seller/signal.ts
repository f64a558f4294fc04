/** How often a page that lost the market looks whether it is there again. */
const LOOK_AGAIN = 30_000;

const heard = new EventTarget();
let reached = true;
let timer: ReturnType<typeof setInterval> | undefined;

/** Notes that the market answered, or that it could not be reached. */
export function noteSignal(now: boolean): void {
  if (now === reached) return;
  reached = now;
  clearInterval(timer);
  if (!now) timer = setInterval(() => void lookAgain(), LOOK_AGAIN);
  heard.dispatchEvent(new Event('signal'));
}

/**
 * Calls back with whether the market can be reached, now and at each change. A browser calls any network
 * a link, with a way out or without; so what the pages and their worker saw counts too.
 */
export function watchSignal(changed: (reached: boolean) => unknown): () => void {
  const look = () => changed(reached && navigator.onLine);
  const back = () => { noteSignal(true); look(); };
  const told = ({ data }: MessageEvent<{ signal?: boolean }>) => data.signal !== undefined && noteSignal(data.signal);
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  heard.addEventListener('signal', look);
  addEventListener('online', back);
  addEventListener('offline', look);
  worker?.addEventListener('message', told);
  worker?.startMessages();
  worker?.controller?.postMessage('signal?');
  look();
  return () => {
    heard.removeEventListener('signal', look);
    removeEventListener('online', back);
    removeEventListener('offline', look);
    worker?.removeEventListener('message', told);
  };
}

async function lookAgain(): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  noteSignal(await fetch('/health/live', { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false));
}
