import { m } from '$lib/paraglide/messages';
import type { Difference } from '$lib/server/report-types';
import { fieldName, fieldText } from './row-table';

const CHANGES: Record<Difference['change'], () => string> = { added: m.report_change_added, removed: m.report_change_removed, changed: m.report_change_changed };

/** What differs as rows of text: one for each field of a unit that changed, one for a unit that came or went. */
export function differenceRows(items: Difference[]): string[][] {
  return items.flatMap(({ key, change, before, after }) => {
    const word = CHANGES[change]();
    if (!before || !after) return [[key, word, '', before ? shortText(before) : '', after ? shortText(after) : '']];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    return names.map((name) => [key, word, fieldName(name), fieldText(name, before[name]), fieldText(name, after[name])]);
  });
}

/** The first telling fields of a unit. */
const shortText = (unit: Record<string, unknown>): string =>
  ['productName', 'sellerName', 'holder', 'communeName', 'method', 'listing'].filter((name) => (unit[name] ?? '') !== '').map((name) => fieldText(name, unit[name])).join(' · ');
