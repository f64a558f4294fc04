const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

const heard = new EventTarget();
let reached = true;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Notes that the market answered, or that it could not be reached; then it is looked for again. */
export function noteSignal(now: boolean): void {
  if (now === reached) return;
  reached = now;
  clearTimeout(timer);
  if (!now) lookAfter(FIRST_PAUSE);
  heard.dispatchEvent(new Event('signal'));
}

/**
 * Calls back with whether the market can be reached, now and at each change. A browser calls any network
 * a link, with a way out or without; so what the pages and their worker saw counts too.
 */
export function watchSignal(changed: (reached: boolean) => unknown): () => void {
  const say = () => changed(reached && navigator.onLine);
  const back = () => { noteSignal(true); say(); };
  const told = ({ data }: MessageEvent<{ signal?: boolean }>) => data.signal !== undefined && noteSignal(data.signal);
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  heard.addEventListener('signal', say);
  addEventListener('online', back);
  addEventListener('offline', say);
  worker?.addEventListener('message', told);
  worker?.startMessages();
  worker?.controller?.postMessage('signal?');
  say();
  return () => {
    heard.removeEventListener('signal', say);
    removeEventListener('online', back);
    removeEventListener('offline', say);
    worker?.removeEventListener('message', told);
  };
}

function lookAfter(pause: number): void {
  timer = setTimeout(() => void look(Math.min(pause * 2, LONGEST_PAUSE)), pause);
}

async function look(pause: number): Promise<void> {
  const visible = document.visibilityState === 'visible';
  const there = visible && (await fetch('/health/live', { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false));
  if (there) noteSignal(true);
  else if (!reached) lookAfter(pause);
}
