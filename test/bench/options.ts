import { parseArgs } from 'node:util';

/** What can be measured; `pages` is the storefront in a browser, `photos` the making of pictures, `capture` a transfer until it is posted, `balance` a long ledger, `officer` the figures of a large province. */
export const PARTS = ['list', 'product', 'search', 'checkout', 'pages', 'photos', 'capture', 'balance', 'officer'] as const;
export type Part = (typeof PARTS)[number];
export const HOT_PATHS = ['list', 'product', 'search', 'checkout'] as const satisfies readonly Part[];

export const ROLES = ['api', 'both'] as const;
export type Role = (typeof ROLES)[number];

export interface Options {
  only: readonly Part[];
  /** Whether the measured process works on jobs beside answering. */
  roles: readonly Role[];
  /** Length of one slice of load. */
  seconds: number;
  /** Slices of product and reference each, taken in turns. */
  rounds: number;
  connections: number;
  /** A data directory that is made when absent and stays; undefined: one for this run alone. */
  data: string | undefined;
}

/** Reads the command line. Errors: an Error that says which argument is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, roles: { type: 'string' }, seconds: { type: 'string' }, rounds: { type: 'string' }, connections: { type: 'string' }, data: { type: 'string' } },
  });
  return {
    only: listed('--only', values.only, PARTS), roles: listed('--roles', values.roles, ROLES),
    seconds: whole('--seconds', values.seconds, 4), rounds: whole('--rounds', values.rounds, 5), connections: whole('--connections', values.connections, 10),
    data: values.data,
  };
}

function listed<Name extends string>(option: string, given: string | undefined, known: readonly Name[]): readonly Name[] {
  if (given === undefined) return known;
  const wanted = given.split(',');
  const strange = wanted.find((name) => !(known as readonly string[]).includes(name));
  if (strange !== undefined) throw new Error(`${option} does not know “${strange}”; it knows ${known.join(', ')}.`);
  return known.filter((name) => wanted.includes(name));
}

function whole(option: string, given: string | undefined, fallback: number): number {
  const number = Number(given ?? fallback);
  if (!Number.isInteger(number) || number < 1 || number > 600) throw new Error(`${option} takes a whole number from 1 to 600.`);
  return number;
}
