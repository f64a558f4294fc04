import { measureBalances } from './balances.js';
import { BenchMarket } from './bench-market.js';
import { Captures } from './captures.js';
import { fileRow, measureFiles } from './officer-files.js';
import { firstHead, firstRow, measureFirst } from './officer-first.js';
import { fillMarket, measureOfficer, officerHead, officerRow } from './officer.js';
import { HOT_PATHS, readOptions } from './options.js';
import { HotPaths } from './paths.js';
import { measurePhotos } from './photos.js';
import { weighStorefront } from './storefront.js';
import { balancesRow, capturesRow, pageRow, pagesHead, pathRow, pathsHead, photosHead, photosRow } from './tables.js';

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => console.log(line);

if (options.only.includes('photos')) {
  say('\nPictures of a 12-megapixel photo: the worker’s process beside sharp called directly with the same settings, in turns');
  say(photosHead);
  await measurePhotos(options.rounds, (measured) => say(photosRow(measured)));
}
if (options.only.some((part) => part !== 'photos')) await measureMarket();

async function measureMarket(): Promise<void> {
  say('Laying out the demo market and drawing its pictures…');
  const market = await BenchMarket.layOut(options.data);
  try {
    if (options.only.includes('pages')) {
      say('\nStorefront at 360×640, 400 kbit/s, 400 ms, processor slowed 4×, empty cache; first view: everything before scrolling');
      say(pagesHead);
      await weighStorefront(market, (weighed) => say(pageRow(weighed)));
    }
    if (options.only.includes('officer')) {
      await fillMarket(market);
      say(`\n${firstHead}`);
      await measureFirst(market, (measured) => say(firstRow(measured)));
      await measureFiles(market, (measured) => say(fileRow(measured)));
      say(`\n${officerHead}`);
      await measureOfficer(market, (measured) => say(officerRow(measured)));
    }
    if (options.only.includes('capture')) {
      say('\nNotices of transfers, from the signature to the posting and the paid order: product ÷ pgbench running the same statements, in turns');
      say(capturesRow(await new Captures(market, options).measure()));
    }
    if (options.only.includes('balance')) say(`\n${balancesRow(await measureBalances(market))}`);
    if (HOT_PATHS.some((part) => options.only.includes(part))) {
      say(`\nProduct ÷ bare Fastify + pg on the same database: median of ${options.rounds} pairs of ${options.seconds} s slices in turns, ${options.connections} connections`);
      say('Role api answers only; role both also works on jobs in the same process, as npm start does');
      say(pathsHead);
      await new HotPaths(market, options).measure((measured) => say(pathRow(measured)));
    }
  } finally {
    await market.remove();
  }
}
