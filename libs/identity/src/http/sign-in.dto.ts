import { z } from 'zod';
import { phoneNumber } from '@cho-phien/platform';

export const codeRequest = z.object({ phoneNumber });
export const codeRequested = z.object({ message: z.string() });

/** Digits as people copy them, blanks taken out. */
export const codeAttempt = z.object({ phoneNumber, code: z.string().max(20).transform((typed) => typed.replace(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, 'field.invalid_format')) });
export const signedIn = z.object({ status: z.literal(true), token: z.string(), user: z.object({ id: z.string(), phoneNumber: z.string() }) });

export const signedOut = z.object({ success: z.literal(true) });
export const currentSession = z.object({ session: z.object({ id: z.string(), expiresAt: z.string() }), user: z.object({ id: z.string(), phoneNumber: z.string().nullable() }) }).nullable();
