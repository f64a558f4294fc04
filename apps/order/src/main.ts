import { runDoor } from '@cho-phien/platform';
import { orderDoor } from './order.door.js';

await runDoor(orderDoor);
