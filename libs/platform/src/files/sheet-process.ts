import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { NumberedCells } from './read-cells.js';

/** One XLSX file, and how many columns of it are asked for. */
export interface SheetTask { file: Uint8Array; mostColumns: number }

/** 5,000 rows of 30 columns take two seconds, on a busy machine ten. */
const TIMEOUT_MS = 30_000;

/** Those rows take 160 MB. */
const MEMORY_MB = 320;

/** Unbuilt, as tests run it, the child needs the loader that the tests name. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const SOURCE_LOADER = EXTENSION === '.ts' && process.env.TYPESCRIPT_LOADER !== undefined ? ['--import', process.env.TYPESCRIPT_LOADER] : [];

/** Files are read one after the other, so that many at once take no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();

/** The cells of an XLSX file; null when it is none, or took more time or memory than honest ones do. */
export function xlsxCellsApart(task: SheetTask, timeoutMs = TIMEOUT_MS): Promise<NumberedCells[] | null> {
  const mine = turn.then(() => readApart(task, timeoutMs));
  turn = mine;
  return mine;
}

function readApart(task: SheetTask, timeoutMs: number): Promise<NumberedCells[] | null> {
  const child = fork(fileURLToPath(new URL(`./sheet-child${EXTENSION}`, import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`, ...SOURCE_LOADER], env: { PATH: process.env.PATH }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced',
  });
  const clock = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  return new Promise<NumberedCells[] | null>((resolve) => {
    child.once('message', (cells) => resolve(cells as NumberedCells[]));
    child.once('exit', () => resolve(null));
    child.on('error', () => resolve(null));
    child.send(task, (error) => { if (error) resolve(null); });
  }).finally(() => {
    clearTimeout(clock);
    child.kill('SIGKILL');
  });
}
