import { admitApplication } from '@cho-phien/platform';
import { prepareDatabase } from './prepare-database.js';

// `node dist/apps/standalone/src/migrate.js`: brings the database at DATABASE_URL up to date and loads the areas, before doors start.
// With DATABASE_APP_PASSWORD it also lets the doors' own user, cho_phien_app, sign in.
const { DATABASE_URL, DATABASE_APP_PASSWORD } = process.env;
if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set.');
  process.exit(1);
}
const { migrated, areasLoaded } = await prepareDatabase(DATABASE_URL);
if (DATABASE_APP_PASSWORD) await admitApplication(DATABASE_URL, DATABASE_APP_PASSWORD);
console.log(`${migrated} migrations applied.${areasLoaded ? ' Areas loaded.' : ''}`);
