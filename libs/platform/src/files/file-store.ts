import type { Readable } from 'node:stream';

/**
 * Where files lie that are kept: a directory or an object store. Names are ours alone
 * (`originals/<seller>/<id>`, `photos/<key>/<width>.<format>`, `exports/<id>`); what is put under a name is whole or absent.
 */
export abstract class FileStore {
  /** Keeps a local file under a name; the same name again replaces it. */
  abstract put(name: string, path: string): Promise<void>;
  /** Opens what is kept; null when there is nothing. */
  abstract open(name: string): Promise<Readable | null>;
  /** Forgets what is kept; nothing there is no error. */
  abstract remove(name: string): Promise<void>;
}
