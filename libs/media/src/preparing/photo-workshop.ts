import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { Drawn } from './draw-photo.js';
import { TOO_MUCH_MEMORY } from './photo-child-limits.js';
import type { PhotoAnswer, PhotoTask } from './photo-child-limits.js';

/** A photo takes a second or two; a file that takes so long is meant to. */
const TIMEOUT_MS = 60_000;
const IDLE_MS = 20_000;
/** A child that holds more than this after a photo makes room for a fresh one. */
const KEPT_MEMORY_BYTES = 256 * 1024 * 1024;

/** How a photo ended: drawn or refused, or its process did (`crashed`), or we were asked to stop (`stopped`). */
export type Outcome = Drawn | 'crashed' | 'stopped';

/** Draws photos in a process of their own, one at a time; the process is started when needed and rests between photos. */
@Injectable()
export class PhotoWorkshop {
  private child: ChildProcess | null = null;
  private idle: NodeJS.Timeout | null = null;
  private stopped = false;

  /** Process id of the child, while there is one. */
  get pid(): number | undefined { return this.child?.pid; }

  async draw(task: PhotoTask): Promise<Outcome> {
    if (this.stopped) return 'stopped';
    if (this.idle) clearTimeout(this.idle);
    const child = (this.child ??= this.start());
    let overran = false;
    const clock = setTimeout(() => { overran = true; child.kill('SIGKILL'); }, TIMEOUT_MS);
    const answer = await new Promise<PhotoAnswer | { code: number | null }>((resolve) => {
      child.once('message', (message) => resolve(message as PhotoAnswer));
      child.once('exit', (code) => resolve({ code }));
      child.once('error', () => resolve({ code: null }));
      child.send(task, (error) => { if (error) resolve({ code: null }); });
    });
    clearTimeout(clock);
    child.removeAllListeners('message');
    if ('drawn' in answer) return this.rest(child, answer);
    this.child = null;
    if (this.stopped) return 'stopped';
    return overran || answer.code === TOO_MUCH_MEMORY ? { refused: 'media.too_heavy' } : 'crashed';
  }

  /** Ends the process and refuses further photos. */
  stop(): void {
    this.stopped = true;
    this.end();
  }

  private rest(child: ChildProcess, { drawn, memory }: PhotoAnswer): Drawn {
    child.removeAllListeners('exit').removeAllListeners('error');
    child.once('exit', () => { if (this.child === child) this.child = null; });
    child.on('error', () => undefined);
    if (memory > KEPT_MEMORY_BYTES) this.end();
    else this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    return drawn;
  }

  private end(): void {
    this.child?.kill('SIGKILL'); // it keeps nothing: its files count only once we have taken them
    this.child = null;
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(new URL(`./photo-child${EXTENSION}`, import.meta.url)), [], {
      execArgv: ['--max-old-space-size=96', ...SOURCE_LOADER], env: { PATH: process.env.PATH, MALLOC_ARENA_MAX: '2' }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    return child;
  }
}

/** Unbuilt, as tests run it, the child needs the loader that the tests name. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const SOURCE_LOADER = EXTENSION === '.ts' && process.env.TYPESCRIPT_LOADER !== undefined ? ['--import', process.env.TYPESCRIPT_LOADER] : [];
