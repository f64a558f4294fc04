import { runDoor } from '@cho-phien/platform';
import { searchDoor } from './search.door.js';

await runDoor(searchDoor);
