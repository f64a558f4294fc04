import { createHash } from 'node:crypto';

/** What is kept of an order token: lower-case hex SHA-256. The token itself has 192 random bits, so a fast hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
