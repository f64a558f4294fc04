import { runDoor } from '@cho-phien/platform';
import { insightDoor } from './insight.door.js';

await runDoor(insightDoor);
