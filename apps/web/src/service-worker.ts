/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { version } from '$service-worker';

/**
 * Keeps the pages that people in the field start from, so that they open without a link. Registered
 * under /ban and /giup only; buyers' pages never meet it. It answers reads alone: what is written
 * waits in IndexedDB and is sent by the pages. It also shows the market's notices.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const FILES = 'files';
const PAGES = `pages-${version}`;
const PATIENCE = 6_000;
/** Whether the market answered when it was last asked. */
let signal = true;

const SHELLS: Record<string, string[]> = {
  '/ban': ['/ban', '/ban/hang/moi', '/ban/hang', '/ban/don', '/ban/tai-cho'],
  '/giup': ['/giup', '/giup/ho', '/giup/hang-moi', '/giup/cho-gui'],
};
const home = () => new URL(worker.registration.scope).pathname;
const isFile = (path: string) => path.startsWith('/_app/immutable/') || /^\/(favicon\.svg|ban\.webmanifest|nghe\/.+)$/.test(path);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOldPages().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  if (event.data === 'signal?') event.source?.postMessage({ signal });
  else event.waitUntil(keepShell());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (isFile(url.pathname)) event.respondWith(file(request));
  else if (request.mode === 'navigate') event.respondWith(pageOf(event, url.pathname));
});

/** A notice of the market: its sentence, and the order it speaks of. */
type Notice = { text?: string; template?: string; orderCode?: string };

worker.addEventListener('push', (event) => {
  const { text = '', template, orderCode } = (event.data?.json() ?? {}) as Notice;
  const shown = { body: text, icon: '/favicon.svg', tag: `${template}:${orderCode}`, data: { orderCode } };
  event.waitUntil(worker.registration.showNotification('Chợ Phiên', shown));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { orderCode } = (event.notification.data ?? {}) as Notice;
  const place = home() === '/ban' && orderCode ? `/ban/don/${encodeURIComponent(orderCode)}` : home();
  event.waitUntil(worker.clients.openWindow(place));
});

async function forgetOldPages(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('pages-') && name !== PAGES) await caches.delete(name);
  }
}

/** Fetches what of the shell is not here yet, with the files that its pages name. */
async function keepShell(): Promise<void> {
  const pages = await caches.open(PAGES);
  for (const path of SHELLS[home()] ?? []) {
    if (await pages.match(path)) continue;
    const answer = await fetch(path, { headers: { accept: 'text/html' } }).catch(() => null);
    if (answer) await keepPage(path, answer);
  }
}

/** A redirected answer is the sign-in page or another's: not to be shown under this path. */
async function keepPage(path: string, answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected || !answer.headers.get('content-type')?.startsWith('text/html')) return;
  const named = (await answer.clone().text()).match(/\/_app\/immutable\/[^"')\s]+/g) ?? [];
  await (await caches.open(PAGES)).put(path, answer);
  const files = await caches.open(FILES);
  for (const name of new Set(named)) {
    if (!(await files.match(name))) await files.add(name).catch(() => undefined);
  }
}

/** Named by content: what was kept once is right for ever. Other files are asked for anew when they can be. */
async function file(request: Request): Promise<Response> {
  const files = await caches.open(FILES);
  const kept = await files.match(request);
  if (kept && request.url.includes('/_app/immutable/')) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.status === 200) await files.put(request, answer.clone());
    return answer;
  } catch (cause) {
    if (kept) return kept;
    throw cause;
  }
}

/** The page as it is now; as it was last seen when the link is gone or too slow to wait for. */
async function pageOf(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  const pages = await caches.open(PAGES);
  const kept = await pages.match(path);
  const now = asked(request).then((answer) => {
    // Signed out or somebody else's: the pages kept here are not for whoever holds the phone now.
    if (answer.type === 'opaqueredirect') event.waitUntil(caches.delete(PAGES));
    else if (request.url.endsWith(path)) event.waitUntil(keepPage(path, answer.clone()));
    return answer;
  });
  if (!kept) return now.catch(async () => (await pages.match(home())) ?? Response.error());
  now.catch(() => undefined);
  return Promise.race([now.catch(() => kept), after(PATIENCE).then(() => { tell(false); return kept; })]);
}

async function asked(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    tell(true);
    return answer;
  } catch (cause) {
    tell(false);
    throw cause;
  }
}

/** Open pages hear when the link comes or goes; one that is still loading asks. */
function tell(now: boolean): void {
  if (signal === now) return;
  signal = now;
  void worker.clients.matchAll().then((open) => { for (const page of open) page.postMessage({ signal }); });
}

const after = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
