// `npm run bench`: the hot paths beside a bare reference, and the storefront's pages in a slow browser.
// Options: --only list,product,search,checkout,pages,photos,capture,balance,officer  --roles api,both  --seconds N  --rounds N  --connections N  --data DIR
import { spawn } from 'node:child_process';
import { setup } from './setup/setup.mjs';
import { runToTheEnd } from './setup/stop-request.mjs';

await runToTheEnd((signal) => setup({ signal }));
const bench = spawn(process.execPath, ['--import', './test/start/typescript-loader.mjs', 'test/bench/main.ts', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => process.exit(code ?? 1));
