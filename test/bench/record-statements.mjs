// node --import ./test/bench/record-statements.mjs <the product>: appends every statement that goes through
// `pg`, with its parameters, its connection and the connection's name, to STATEMENTS_FILE, one JSON array a line.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.STATEMENTS_FILE;
const query = pg.Client.prototype.query;

pg.Client.prototype.query = function record(statement, parameters, ...rest) {
  const { text = statement, values = parameters } = typeof statement === 'string' ? {} : statement;
  appendFileSync(file, `${JSON.stringify([text, Array.isArray(values) ? values : [], this.processID ?? 0, this.connectionParameters?.application_name ?? ''])}\n`);
  return query.call(this, statement, parameters, ...rest);
};
