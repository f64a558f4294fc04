// Every static check: types, the table of who may import whom, style, and the web site's own.
import { spawnSync } from 'node:child_process';

const steps = [
  ['types', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['types of the web rules’ specs', 'npx', ['tsc', '--noEmit', '-p', 'test/web-rules/tsconfig.json']],
  ['imports', 'npx', ['depcruise', '--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'test']],
  ['style', 'npx', ['eslint', '--max-warnings', '0', 'apps', 'libs', 'test', 'scripts']],
  ['web', 'npx', ['svelte-check', '--workspace', 'apps/web', '--tsconfig', './tsconfig.json', '--fail-on-warnings']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${Math.round((Date.now() - began) / 100) / 10} s)`);
  if (status !== 0) {
    failed += 1;
    console.log((stdout + stderr).split('\n').slice(-80).join('\n'));
  }
}
process.exit(failed === 0 ? 0 : 1);
