import { BenchMarket } from './bench-market.js';
import { readOptions } from './options.js';
import { HotPaths } from './paths.js';
import { weighStorefront } from './storefront.js';
import { pageRow, pagesHead, pathRow, pathsHead } from './tables.js';

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => console.log(line);

say('Laying out the demo market and drawing its pictures…');
const market = await BenchMarket.layOut(options.data);
try {
  if (options.only.includes('pages')) {
    say('\nStorefront at 360×640, 400 kbit/s, 400 ms, processor slowed 4×, empty cache; first view: everything before scrolling');
    say(pagesHead);
    await weighStorefront(market, (weighed) => say(pageRow(weighed)));
  }
  if (options.only.some((part) => part !== 'pages')) {
    say(`\nProduct ÷ bare Fastify + pg on the same database: median of ${options.rounds} pairs of ${options.seconds} s slices in turns, ${options.connections} connections`);
    say('Role api answers only; role both also works on jobs in the same process, as npm start does');
    say(pathsHead);
    await new HotPaths(market, options).measure((measured) => say(pathRow(measured)));
  }
} finally {
  await market.remove();
}
