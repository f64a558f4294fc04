import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Appears whole or not at all. */
export function writeStamp(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * A digest of names, sizes and modification times below `paths`; no file is read but those that tools write again as they were.
 * @param {string[]} paths files or directories, absolute; absent ones count as empty
 * @param {(path: string) => boolean} isSource
 * @param {(path: string) => boolean} isRewritten told by its content
 */
export function fingerprint(paths, isSource, isRewritten = () => false) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!isSource(path)) return;
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (entry.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (isRewritten(path)) hash.update(`${path}\0`).update(readFileSync(path));
    else hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\n`);
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}
