import { Platform1770000000000 } from './1770000000000-platform.js';
import { HandledEventsAge1770000001000 } from './1770000001000-handled-events-age.js';
import { OfficerRequests1810030002000 } from './1810030002000-officer-requests.js';
import { SealedAnswers1820030002000 } from './1820030002000-sealed-answers.js';

export const platformMigrations = [Platform1770000000000, HandledEventsAge1770000001000, OfficerRequests1810030002000, SealedAnswers1820030002000];
