import { BenchMarket } from './bench-market.js';
import { readOptions } from './options.js';
import { HotPaths } from './paths.js';
import type { Measured } from './paths.js';

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => console.log(line);

const TARGETS: Readonly<Record<Measured['path'], number>> = { list: 0.6, product: 0.6, search: 0.6, checkout: 0.35 };

function row({ role, path, ratio, lowest, highest, product, reference, statements }: Measured): string {
  const verdict = ratio >= TARGETS[path] ? 'met' : 'MISSED';
  return `${path.padEnd(9)} ${role.padEnd(5)} ${fixed(ratio)} (${fixed(lowest)}–${fixed(highest)})  target ${TARGETS[path]} ${verdict.padEnd(6)}  `
    + `${Math.round(product.perSecond)}/s ${product.medianMs} ms (p99 ${product.p99Ms})  reference ${Math.round(reference.perSecond)}/s ${reference.medianMs} ms  cpu ${fixed(product.cpuMs)} : ${fixed(reference.cpuMs)} ms  ${statements} statement${statements === 1 ? '' : 's'}`;
}

const fixed = (number: number): string => (Math.round(number * 100) / 100).toFixed(2);

say('Laying out the demo market…');
const market = await BenchMarket.layOut(options.data);
try {
  if (options.only.some((part) => part !== 'pages')) {
    say(`Product ÷ bare Fastify + pg: median of ${options.rounds} pairs of ${options.seconds} s slices (lowest–highest), ${options.connections} connections; role api: no workers in the process, both: with them`);
    await new HotPaths(market, options).measure((measured) => say(row(measured)));
  }
} finally {
  await market.remove();
}
