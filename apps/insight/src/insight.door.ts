import { IdentityModule } from '@cho-phien/identity/identity.module';
import { InsightHttpModule } from '@cho-phien/insight/insight.http.module';
import { InsightJobsModule } from '@cho-phien/insight/insight.jobs.module';
import type { Door } from '@cho-phien/platform';

/** What officers must know: insight. Identity's core checks who an officer is and for which communes, also where a job acts in his name. */
export const insightDoor: Door = {
  name: 'insight',
  http: [IdentityModule, InsightHttpModule],
  jobs: [IdentityModule, InsightJobsModule],
};
