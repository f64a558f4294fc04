import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { signIn } from './officer.js';

const KILOBYTE = 1024;
const LISTS = ['/', '/nhom/do-an', '/tim?q=mat+ong', '/xa/06838', '/nguoi-ban/htx-suoi-trong'];

test('a list page is at most 6 KB of HTML and CSS and 2 KB of script, gzipped', async ({ request }) => {
  for (const path of LISTS) {
    const html = await (await request.get(path)).text();
    expect(html).not.toMatch(/<link[^>]+rel="stylesheet"/);
    expect(gzipSync(html).length, path).toBeLessThanOrEqual(6 * KILOBYTE);
    let script = 0;
    for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) script += gzipSync(await (await request.get(source)).body()).length;
    expect(script, `script of ${path}`).toBeLessThanOrEqual(2 * KILOBYTE);
  }
});

test('the assistants’ pages take at most 60 KB of script, gzipped, and break no rule of the policy', async ({ page, request }) => {
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await signIn(page, request, '+84900000004', '/giup');
  for (const path of ['/giup', '/giup/ho', '/giup/hang-moi', '/giup/cho-gui']) {
    const html = await (await page.goto(path))!.text();
    let script = 0;
    for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) script += gzipSync(await (await request.get(source)).body()).length;
    expect(script, path).toBeGreaterThan(0);
    expect(script, path).toBeLessThanOrEqual(60 * KILOBYTE);
  }
  expect(complaints).toEqual([]);
});

test('the first view at 360 px is at most 60 KB with its pictures', async ({ page }) => {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)));
  await page.goto('/', { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThanOrEqual(60 * KILOBYTE);
});

test('the policy allows own scripts and styles only, and nothing on the pages breaks it', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  for (const path of [...LISTS, '/san-pham/mien-dong-binh-lieu', '/gio-hang', '/tro-giup']) {
    const answer = await page.goto(path);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe/);
    expect(await page.locator('[style]').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
