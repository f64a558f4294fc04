import type { Drawn } from './draw-photo.js';

/** One photo to draw: a local file, and an empty directory for its pictures. */
export interface PhotoTask { input: string; directory: string }

/** What became of it, and the bytes that the process then held. */
export interface PhotoAnswer { drawn: Drawn; memory: number }

/** The child looks at itself every 10 ms and ends above this; what it takes between two looks keeps it under 512 MB. */
export const CHILD_MEMORY_BYTES = 384 * 1024 * 1024;

/** Exit code of a child that ended itself for that. */
export const TOO_MUCH_MEMORY = 77;
