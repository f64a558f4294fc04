// `npm test`: every check on a fresh clone. `npm run test:long`: the same properties, kills and loads with large counts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setup } from './setup/setup.mjs';
import { runToTheEnd } from './setup/stop-request.mjs';

const long = process.argv.includes('--long');
const results = 'test-results';
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

await runToTheEnd((signal) => setup({ signal }));
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const environment = { ...process.env, ...(long && { TEST_LONG: '1' }), CHROMIUM_PATH: chromium, NODE_NO_WARNINGS: '1' };

const tally = { passed: 0, failed: 0, skipped: 0 };
if (!long) ensureRedis();
if (!long) await step('static checks', ['scripts/check.mjs'], (code) => count(code === 0 ? 1 : 0, code === 0 ? 0 : 1));
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${results}/jest.json`, '--maxWorkers=2', ...(long ? ['--testPathPatterns', 'test/(authorisation|properties|races|kills|hostile)', 'db\\.spec', 'domain'] : [])];
await step('specs', jest, (code) => fromJest(code));
if (!long) {
  ensureChromium();
  await step('browser journeys', ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/journeys/browser/playwright.config.ts'], (code) => fromPlaywright(code));
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(tally.failed === 0 ? 0 : 1);

function step(name, args, done) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: environment });
    child.on('exit', (code) => {
      console.log(`== ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
      done(code);
      resolve();
    });
  });
}

function count(passed, failed, skipped = 0) {
  tally.passed += passed;
  tally.failed += failed;
  tally.skipped += skipped;
}

function fromJest(code) {
  const report = readReport(`${results}/jest.json`);
  if (!report) return count(0, 1);
  count(report.numPassedTests, report.numFailedTests + report.numRuntimeErrorTestSuites, report.numPendingTests);
  if (code !== 0 && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) count(0, 1);
}

function fromPlaywright(code) {
  const stats = readReport(`${results}/playwright.json`)?.stats;
  if (!stats) return count(0, 1);
  count(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
  if (stats.flaky > 0) console.log(`${stats.flaky} passed the second time`);
  if (code !== 0 && stats.unexpected === 0) count(0, 1);
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Debian's Chromium for the browser journeys: installed when missing and this is root on Debian. */
function ensureChromium() {
  if (existsSync(chromium)) return;
  install('the browser journeys', 'chromium', 'fonts-noto-core');
  if (existsSync(chromium)) return;
  console.error(`Chromium is missing: install Debian's package chromium, or set CHROMIUM_PATH to a Chromium of yours.`);
  process.exit(1);
}

/** Debian's Redis for the doors' second half: installed when missing and this is root on Debian; without it that half is left out. */
function ensureRedis() {
  const missing = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0;
  if (!missing()) return;
  install('the doors with jobs in Redis', 'redis-server');
  if (missing()) console.log('redis-server is missing: the doors are tried with jobs in PostgreSQL only. Install Debian’s package redis-server to try both.');
}

function install(what, ...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${packages[0]} for ${what}…`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
}
