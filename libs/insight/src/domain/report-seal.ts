import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** SHA-256 in hex over UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a third party needs to check that what is sealed was not changed since: RFC 8032, keys and signature in base64. */
export interface Seal { digest: string; publicKey: string; signature: string }

/** PKCS#8 of an Ed25519 key before its 32 bytes, and SubjectPublicKeyInfo before those of its public half (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const privateKeyOf = (secret: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, Buffer.from(hkdfSync('sha256', secret, '', 'cho-phien reports', 32))]), format: 'der', type: 'pkcs8' });

/**
 * Seals a text with the market's key. It proves that whoever holds the key sealed exactly this; that it happened at
 * the time it names, or that a person signed it, it does not prove.
 */
export function seal(text: string, secret: string): Seal {
  const key = privateKeyOf(secret);
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
  return { digest: sha256(text), publicKey: raw.toString('base64'), signature: sign(null, Buffer.from(text, 'utf8'), key).toString('base64') };
}

/** Whether a seal is of this text and of the key it names. */
export function isSealOf(text: string, { digest, publicKey, signature }: Seal): boolean {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'base64')]), format: 'der', type: 'spki' });
  return digest === sha256(text) && verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}
