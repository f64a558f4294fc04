import { constants, setPriority } from 'node:os';
import { xlsxCells } from './xlsx-cells.js';
import type { SheetTask } from './sheet-process.js';

// A process of its own, for one file: whatever it does to its reader, it does here. Ends when the market does.
process.once('disconnect', () => process.exit(1));
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

process.once('message', ({ file, mostColumns }: SheetTask) => {
  void xlsxCells(Buffer.from(file), mostColumns).then((cells) => { process.send?.(cells); }, () => process.exit(1));
});
