import type { MeasuredBalances } from './balances.js';
import type { MeasuredCaptures } from './captures.js';
import type { Measured } from './paths.js';
import type { MeasuredPhotos } from './photos.js';
import type { Weighed } from './storefront.js';

const TARGETS: Readonly<Record<Measured['path'], number>> = { list: 0.6, product: 0.6, search: 0.6, checkout: 0.35 };
const CAPTURE_TARGET = 0.3;
/** A million entries may take so many times as long as a thousand. */
const BALANCE_TARGET = 5;
/** Of sharp called as its manual shows; our own way of calling it is shown beside. */
const PHOTOS_TARGET = 0.9;
/** Of the list page; the others are shown beside it. */
const PAGE_TARGET = { htmlKb: 6, scriptKb: 2, interactiveS: 1.2, firstViewKb: 60 };

export const pathsHead = 'path      role   ratio (lowest–highest) target         product             reference           cpu ms an answer   statements';

export function pathRow({ role, path, ratio, lowest, highest, product, reference, statements }: Measured): string {
  const target = TARGETS[path];
  return [
    path.padEnd(9), role.padEnd(5), `${fixed(ratio)} (${fixed(lowest)}–${fixed(highest)})`.padEnd(22), `${ratio >= target ? 'met' : 'MISSED'} ${target}`.padEnd(12),
    `${Math.round(product.perSecond)}/s, p50 ${Math.round(product.medianMs)} ms`.padEnd(19), `${Math.round(reference.perSecond)}/s, p50 ${Math.round(reference.medianMs)} ms`.padEnd(19),
    `${fixed(product.cpuMs)} : ${fixed(reference.cpuMs)}`.padEnd(18), statements,
  ].join('  ');
}

export const pagesHead = 'page      HTML+CSS gz  script gz  pictures   first view  first paint  interactive';

export function pageRow({ name, htmlGzip, scriptGzip, load: { bytes, firstPaintMs, interactiveMs } }: Weighed): string {
  const kb = (size: number): string => `${(size / 1024).toFixed(1)} KB`;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
  return [name.padEnd(9), kb(htmlGzip).padEnd(11), kb(scriptGzip).padEnd(9), kb(bytes.image).padEnd(9), kb(bytes.total).padEnd(10), seconds(firstPaintMs).padEnd(11), seconds(interactiveMs)].join('  ')
    + (name === 'list' ? `  ${listVerdict(htmlGzip, scriptGzip, bytes.total, interactiveMs)}` : '');
}

function listVerdict(htmlGzip: number, scriptGzip: number, total: number, interactiveMs: number): string {
  const { htmlKb, scriptKb, firstViewKb, interactiveS } = PAGE_TARGET;
  const met = htmlGzip <= htmlKb * 1024 && scriptGzip <= scriptKb * 1024 && total <= firstViewKb * 1024 && interactiveMs <= interactiveS * 1_000;
  return `${met ? 'met' : 'MISSED'} ${htmlKb} KB, ${scriptKb} KB, ${firstViewKb} KB, ${interactiveS} s`;
}

export const photosHead = 'against       ratio (lowest–highest) target         product     reference';

export function photosRow({ against, ratio, lowest, highest, productMs, referenceMs }: MeasuredPhotos): string {
  const verdict = against === 'nine calls' ? `${ratio >= PHOTOS_TARGET ? 'met' : 'MISSED'} ${PHOTOS_TARGET}` : '';
  return [against.padEnd(12), `${fixed(ratio)} (${fixed(lowest)}–${fixed(highest)})`.padEnd(22), verdict.padEnd(12), `${Math.round(productMs)} ms`.padEnd(10), `${Math.round(referenceMs)} ms`].join('  ');
}

export const capturesRow = ({ ratio, lowest, highest, product, reference, statements }: MeasuredCaptures): string =>
  `capture    ${fixed(ratio)} (${fixed(lowest)}–${fixed(highest)})  ${ratio >= CAPTURE_TARGET ? 'met' : 'MISSED'} ${CAPTURE_TARGET}  product ${Math.round(product)}/s  pgbench ${Math.round(reference)}/s  ${statements} statements each`;

export const balancesRow = ({ ratio, few, many, tail }: MeasuredBalances): string =>
  `balance    of a million entries ÷ of a thousand: ${fixed(ratio)}  ${ratio <= BALANCE_TARGET ? 'met' : 'MISSED'} ${BALANCE_TARGET}  ${fixed(many)} ms : ${fixed(few)} ms, ${tail} transactions after the checkpoint`;

const fixed = (number: number): string => number.toFixed(2);
