import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** The label of the key is part of everything that was ever sealed. */
const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'cho-phien sellers', 32));

/**
 * Encrypts a number that must not be read from the database (AES-256-GCM). `owner` names the
 * row it belongs to, so that it cannot be moved to another. Layout: version, nonce, tag, text.
 */
export function seal(secret: string, owner: string, text: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** Reads what `seal` wrote; throws when the key, the owner or a single bit differs. */
export function unseal(secret: string, owner: string, sealed: Buffer): string {
  if (sealed[0] !== VERSION) throw new Error('This was sealed in a way that is not known here.');
  const [nonceEnd, tagEnd] = [1 + NONCE, 1 + NONCE + TAG];
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), sealed.subarray(1, nonceEnd)).setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(nonceEnd, tagEnd));
  return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString('utf8');
}

/** The last characters of a number, the others hidden: `•••••6789`; of a short one nothing. */
export const masked = (number: string, shown = 4): string => '•'.repeat(Math.max(0, Math.min(8, number.length - shown))) + (number.length > shown ? number.slice(-shown) : '');
