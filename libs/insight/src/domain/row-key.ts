import { canonicalJson } from './canonical-json.js';
import { sha256 } from './report-seal.js';

/** A unit behind a figure as it is frozen: what it is called by, and the line that is hashed. */
export interface FrozenRow { key: string; line: string }

/** The fields that tell a unit from its like, by kind of unit; one with none of these is called by its line's hash. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['orderCode'], ['certificateNumber'], ['place', 'communeCode', 'stall'], ['place', 'communeCode', 'part'], ['sellerName', 'task', 'doneAt'], ['holder', 'communeCode'],
];

function nameOf(unit: object, line: string): string {
  const fields = new Map<string, unknown>(Object.entries(unit));
  const named = IDENTITIES.map((names) => names.map((name) => fields.get(name))).find((values) => values.every((value) => typeof value === 'string' || typeof value === 'number'));
  return named === undefined ? sha256(line) : named.join(' · ');
}

/** Units as rows, in the order given; units of one name are told apart by their place among those of the name. */
export class RowKeys {
  private readonly seen = new Map<string, number>();

  of(unit: object): FrozenRow {
    const line = canonicalJson(unit);
    const name = nameOf(unit, line);
    const time = (this.seen.get(name) ?? 0) + 1;
    this.seen.set(name, time);
    return { key: time === 1 ? name : `${name} (${time})`, line };
  }
}
