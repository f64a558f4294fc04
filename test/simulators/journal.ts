import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';

/** A keyed state that outlives the process; the last value put under a key wins. */
export interface Journal<T> {
  /** What was there at the start, in the order of the first put. */
  readonly loaded: ReadonlyMap<string, T>;
  put(key: string, value: T): void;
}

/**
 * Opens `<stateDir>/<name>.jsonl`; without a directory nothing is kept.
 * One line per change, so a killed process loses at most the line it was writing.
 */
export function openJournal<T>(stateDir: string | undefined, name: string, schema: ZodType<T>): Journal<T> {
  if (stateDir === undefined) return { loaded: new Map(), put: () => undefined };
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, `${name}.jsonl`);
  const loaded = readEntries(file, schema);
  compact(file, loaded);
  return {
    loaded,
    put: (key, value) => appendFileSync(file, entryLine(key, value)),
  };
}

function entryLine(key: string, value: unknown): string {
  return `${JSON.stringify({ key, value })}\n`;
}

function readEntries<T>(file: string, schema: ZodType<T>): Map<string, T> {
  const entries = new Map<string, T>();
  for (const line of readLines(file)) {
    const entry = parseEntry(line, schema);
    if (entry) entries.set(entry.key, entry.value);
  }
  return entries;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parseEntry<T>(line: string, schema: ZodType<T>): { key: string; value: T } | null {
  try {
    const raw: unknown = JSON.parse(line);
    if (typeof raw !== 'object' || raw === null || !('key' in raw) || !('value' in raw)) return null;
    return { key: String(raw.key), value: schema.parse(raw.value) };
  } catch {
    return null;
  }
}

function compact<T>(file: string, entries: ReadonlyMap<string, T>): void {
  const lines = [...entries].map(([key, value]) => entryLine(key, value));
  writeFileSync(`${file}.next`, lines.join(''));
  renameSync(`${file}.next`, file);
}
