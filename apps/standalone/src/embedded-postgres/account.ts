import { readFileSync, statSync } from 'node:fs';

export interface Account { uid: number; gid: number }

/**
 * The account that runs PostgreSQL, which refuses root: the owner of an
 * existing cluster, else `nobody`. Undefined when we are an ordinary user and
 * run it ourselves.
 */
export function serverAccount(clusterDirectory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

function nobody(): Account {
  const entry = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = (entry ?? 'nobody:x:65534:65534').split(':').map(Number);
  // macOS writes nobody's ids as -2; system calls want them unsigned.
  return { uid: (uid ?? 65_534) >>> 0, gid: (gid ?? 65_534) >>> 0 };
}
