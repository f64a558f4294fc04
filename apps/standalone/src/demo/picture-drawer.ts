import { constants, setPriority } from 'node:os';
import { PictureFiles } from '@cho-phien/catalog';
import { SystemClock, vietnamDay } from '@cho-phien/kernel';
import { DemoDrawings } from './demo-drawings.js';

// A process of its own: draws what is missing under the data directory given, then ends; ends at once
// when the market that started it does, however it went.
process.once('disconnect', () => process.exit(1));
setPriority(constants.priority.PRIORITY_LOW);

const drawings = new DemoDrawings(new PictureFiles({ settings: { DATA_DIR: process.argv[2]! } }), vietnamDay(new SystemClock().now()));
await drawings.drawAll();
process.exit(0);
