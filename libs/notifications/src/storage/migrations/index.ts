import { Notifications1771100000000 } from './1771100000000-notifications.js';
import { Channels1780500000000 } from './1780500000000-channels.js';

export const notificationsMigrations = [Notifications1771100000000, Channels1780500000000];
