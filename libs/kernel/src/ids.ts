import { randomBytes, randomUUID } from 'node:crypto';

/** A row id: UUID version 7 (RFC 9562), so that ids sort by the time they were made. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** An id that is itself the key to what it names (a guest cart): 122 random bits. */
export const newUnguessableId = (): string => randomUUID();

/** A bearer secret: 192 random bits as 32 URL-safe characters. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isId = (value: string): boolean => UUID.test(value);
