import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A village's connection and a cheap phone. Latency in ms, rates in bytes a second. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: (400 * 1000) / 8, uploadThroughput: (400 * 1000) / 8 };
const CPU_SLOWDOWN = 4;
const SCREEN = { width: 360, height: 640 };
/** The main thread counts as quiet when nothing of 50 ms or more runs within so many ms. */
const QUIET_MS = 1_000;

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Bytes as they went over the wire, headers included; times in ms since the address was opened. */
export interface PageLoad { bytes: { document: number; script: number; image: number; total: number }; firstPaintMs: number; interactiveMs: number }

/** Opens an address once with an empty cache, without scrolling. */
export async function loadOnce(browser: Browser, url: string, cookies: Cookies): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'vi-VN', storageState: cookies });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytes = await countBytes(session);
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript({ content: WATCH_LONG_TASKS });
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
    await page.waitForTimeout(QUIET_MS);
    return { bytes: bytes(), ...(await timesOf(page)) };
  } finally {
    await context.close();
  }
}

async function countBytes(session: CDPSession): Promise<() => PageLoad['bytes']> {
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type }) => { types.set(requestId, type); });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { sizes.set(requestId, encodedDataLength); });
  await session.send('Network.enable');
  const sum = (of: (type: string | undefined) => boolean): number => [...sizes].filter(([id]) => of(types.get(id))).reduce((total, [, size]) => total + size, 0);
  return () => ({ document: sum((type) => type === 'Document'), script: sum((type) => type === 'Script'), image: sum((type) => type === 'Image'), total: sum(() => true) });
}

/** Runs in the page, before anything of its own. */
const WATCH_LONG_TASKS = `
  window.longTaskEnds = [];
  new PerformanceObserver((list) => { for (const task of list.getEntries()) longTaskEnds.push(task.startTime + task.duration); }).observe({ type: 'longtask', buffered: true });`;

/** Runs in the page at the end. */
const READ_TIMES = `({
  firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  contentLoadedMs: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
  longTaskEnds,
})`;

/** Interactive: painted, DOMContentLoaded over, and the last long task before the quiet is done. */
async function timesOf(page: Page): Promise<Pick<PageLoad, 'firstPaintMs' | 'interactiveMs'>> {
  const { firstPaintMs, contentLoadedMs, longTaskEnds } = await page.evaluate<{ firstPaintMs: number; contentLoadedMs: number; longTaskEnds: number[] }>(READ_TIMES);
  let interactiveMs = Math.max(firstPaintMs, contentLoadedMs);
  for (const end of longTaskEnds) if (end > interactiveMs && end - interactiveMs < QUIET_MS) interactiveMs = end;
  return { firstPaintMs, interactiveMs };
}
