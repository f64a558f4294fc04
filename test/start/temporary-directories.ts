import { mkdtempSync, rmSync } from 'node:fs';

/** Directories under /tmp that no other account may enter, like those of `mktemp -d`. */
export function temporaryDirectories(): { directory: () => string; removeAll: () => void } {
  const made: string[] = [];
  return {
    directory() {
      const path = mkdtempSync('/tmp/cho-phien-test-');
      made.push(path);
      return path;
    },
    removeAll() {
      for (const path of made) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
