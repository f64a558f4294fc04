import { prepareDatabase } from './prepare-database.js';

// `node dist/apps/standalone/src/migrate.js`: brings the database at DATABASE_URL up to date and loads the areas, before doors start.
const { DATABASE_URL } = process.env;
if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set.');
  process.exit(1);
}
const { migrated, areasLoaded } = await prepareDatabase(DATABASE_URL);
console.log(`${migrated} migrations applied.${areasLoaded ? ' Areas loaded.' : ''}`);
