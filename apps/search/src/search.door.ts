import type { Door } from '@cho-phien/platform';
import { SearchHttpModule } from '@cho-phien/search/search.http.module';
import { SearchJobsModule } from '@cho-phien/search/search.jobs.module';

/** Finding goods, with and without marks: search. */
export const searchDoor: Door = { name: 'search', http: [SearchHttpModule], jobs: [SearchJobsModule] };
