import { migrate } from '@cho-phien/platform';
import { migrations } from './migrations.js';

// `node dist/apps/standalone/src/migrate.js`: brings the database at DATABASE_URL up to date, before doors start.
const { DATABASE_URL } = process.env;
if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set.');
  process.exit(1);
}
console.log(`${await migrate(DATABASE_URL, migrations)} migrations applied.`);
