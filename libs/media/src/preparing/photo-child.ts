import { constants, setPriority } from 'node:os';
import { drawPhoto } from './draw-photo.js';
import { CHILD_MEMORY_BYTES, TOO_MUCH_MEMORY } from './photo-child-limits.js';
import type { PhotoAnswer, PhotoTask } from './photo-child-limits.js';

// A process of its own: whatever a hostile file does to a decoder, it does here. Ends when the market does.
process.once('disconnect', () => process.exit(1));
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
setInterval(() => { if (process.memoryUsage.rss() > CHILD_MEMORY_BYTES) process.exit(TOO_MUCH_MEMORY); }, 10);

process.on('message', (task: PhotoTask) => {
  void drawPhoto(task.input, task.directory).then(
    (drawn) => answer({ drawn, memory: process.memoryUsage.rss() }),
    () => process.exit(1),
  );
});

function answer(message: PhotoAnswer): void { process.send?.(message); }
