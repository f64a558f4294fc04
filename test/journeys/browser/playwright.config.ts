import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const results = join(root, 'test-results');
const port = Number(process.env.BROWSER_TEST_PORT ?? 4140);
const url = `http://127.0.0.1:${port}`;

const market = join(results, 'browser-market');

// Workers load this file too: only the first to do so clears the ground.
if (process.env.BROWSER_TEST_MARKET !== market) {
  rmSync(market, { recursive: true, force: true });
  process.env.BROWSER_TEST_MARKET = market;
}

export default defineConfig({
  testDir: '.',
  outputDir: join(results, 'browser'),
  // One market, small stocks and two cores: one buyer after the other.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A busy machine at times takes a tap back or a process away: a journey that passes the second time is named as flaky, at the end.
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: join(results, 'playwright.json') }]],
  use: {
    baseURL: url,
    viewport: { width: 360, height: 740 },
    locale: 'vi-VN',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'with script' },
    { name: 'without script', testMatch: /(buying|returning)\.spec\.ts/, use: { javaScriptEnabled: false } },
  ],
  webServer: {
    command: 'exec node dist/apps/standalone/src/main.js',
    cwd: root,
    url: `${url}/health/ready`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: String(port), DATA_DIR: market, DEMO: '1' },
  },
});
