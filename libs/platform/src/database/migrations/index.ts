import { Platform1770000000000 } from './1770000000000-platform.js';
import { HandledEventsAge1770000001000 } from './1770000001000-handled-events-age.js';

export const platformMigrations = [Platform1770000000000, HandledEventsAge1770000001000];
