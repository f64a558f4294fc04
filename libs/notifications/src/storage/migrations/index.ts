import { Notifications1771100000000 } from './1771100000000-notifications.js';

export const notificationsMigrations = [Notifications1771100000000];
