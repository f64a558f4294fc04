import { readFileSync } from 'node:fs';

interface Noted { text: string; values: unknown[]; connection: number; name: string }

const BEGIN = /^\s*(begin|start transaction)/i;
const END = /^\s*(commit|rollback)/i;
/** What carries events from one part to the next is the product's own affair. */
const TRANSPORT = /published_at|pg_try_advisory_xact_lock/;

/** The transactions that a recording product ran about something, in the order of their ends; its queues' own left out. */
export function transactionsAbout(file: string, own: readonly string[]): { text: string; values: unknown[] }[][] {
  const noted = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line): Noted => {
    const [text, values, connection, name] = JSON.parse(line) as [string, unknown[], number, string];
    return { text, values, connection, name };
  });
  const open = new Map<number, Noted[]>();
  const done: Noted[][] = [];
  for (const statement of noted.filter(({ name }) => name !== 'cho-phien jobs')) {
    const under = open.get(statement.connection);
    if (BEGIN.test(statement.text)) { open.set(statement.connection, [statement]); continue; }
    if (under === undefined) { done.push([statement]); continue; }
    under.push(statement);
    if (END.test(statement.text)) { open.delete(statement.connection); done.push(under); }
  }
  return done.filter((statements) => {
    const said = JSON.stringify(statements.map(({ values }) => values));
    return own.some((id) => said.includes(id)) && !statements.some(({ text }) => TRANSPORT.test(text));
  });
}

/** For each value that differs from one run to the next, the column in which its fresh one stands. */
export type Places = ReadonlyMap<string, string>;

/**
 * A script for pgbench that runs transactions as they were recorded, with fresh values in the places of those that were their own.
 * pgbench knows a variable by the word after a single colon, so a value takes the colon before it and the letters behind it along.
 * @param row the query of one row with every column of `places`
 */
export function scriptOf(transactions: readonly { text: string; values: unknown[] }[][], places: Places, row: string): string {
  const own = new RegExp(`(:?)(${[...places.keys()].sort((one, other) => other.length - one.length).join('|')})(\\w*)`, 'g');
  const variables = new Map<string, string>();
  const lines = transactions.flat().map(({ text, values }) => text.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1])).replace(/\s+/g, ' ').trim()).map((line) => `${line.replace(own, (_, colon: string, id: string, behind: string) => {
    const value = [`'${colon}'`, places.get(id), `'${behind}'`].join(' || ');
    const name = variables.get(value) ?? `fresh_${variables.size}`;
    variables.set(value, name);
    return `:${name}`;
  })};`);
  return [`select ${[...variables].map(([value, name]) => `${value} as ${name}`).join(', ')} from (${row}) own \\gset`, ...lines].join('\n');
}

/** A value as it stands in the text of a statement; its type is inferred as a parameter’s is. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return quoted(`{${value.map(element).join(',')}}`);
  if (typeof value === 'object') return quoted('data' in value && Array.isArray(value.data) ? `\\x${Buffer.from(value.data as number[]).toString('hex')}` : JSON.stringify(value));
  return quoted(String(value));
}

const quoted = (text: string): string => `'${text.replaceAll(`'`, `''`)}'`;
const element = (value: unknown): string => (value === null ? 'NULL' : `"${(typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/["\\]/g, '\\$&')}"`);
