import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { NotificationsJobsModule } from '@cho-phien/notifications/notifications.jobs.module';
import { OrderingHttpModule } from '@cho-phien/ordering/ordering.http.module';
import { OrderingJobsModule } from '@cho-phien/ordering/ordering.jobs.module';
import type { Door } from '@cho-phien/platform';

/** From the basket to the delivered parcel, and the notices on the way: ordering, notifications. */
export const orderDoor: Door = {
  name: 'order',
  http: [OrderingHttpModule, NotificationsHttpModule],
  jobs: [OrderingJobsModule, NotificationsJobsModule],
};
