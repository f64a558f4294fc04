// node --import ./test/bench/record-statements.mjs <the product>: appends every statement that goes through
// `pg`, with its parameters, to STATEMENTS_FILE, one JSON array [text, parameters] a line.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.STATEMENTS_FILE;
const query = pg.Client.prototype.query;

pg.Client.prototype.query = function record(statement, parameters, ...rest) {
  const { text = statement, values = parameters } = typeof statement === 'string' ? {} : statement;
  appendFileSync(file, `${JSON.stringify([text, Array.isArray(values) ? values : []])}\n`);
  return query.call(this, statement, parameters, ...rest);
};
