import { runDoor } from '@cho-phien/platform';
import { paymentDoor } from './payment.door.js';

await runDoor(paymentDoor);
