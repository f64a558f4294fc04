import { runDoor } from '@cho-phien/platform';
import { catalogDoor } from './catalog.door.js';

await runDoor(catalogDoor);
