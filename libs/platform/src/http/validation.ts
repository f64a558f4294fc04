import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { Invalid, isDay, MAX_DONG, stored } from '@cho-phien/kernel';

interface Issue { path?: readonly (PropertyKey | { key: PropertyKey })[]; code?: string; message: string; input?: unknown }

/** Checks every `@Body({schema})`, `@Query({schema})` and `@Param({schema})`; refusals name field, code and sentence. */
export const validationPipe = (): StandardSchemaValidationPipe => new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new Invalid('request.invalid', {}, (issues as readonly Issue[]).slice(0, 50).map((issue) => ({ path: pathOf(issue), code: codeOf(issue) }))),
});

const pathOf = ({ path }: Issue): string => (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.').slice(0, 200);

function codeOf(issue: Issue): string {
  if (issue.message.startsWith('field.')) return issue.message;
  if (issue.code === 'invalid_type' && /undefined/.test(issue.message)) return 'field.required';
  return ['invalid_type', 'too_small', 'too_big', 'invalid_format', 'invalid_value'].includes(issue.code ?? '') ? `field.${issue.code}` : 'field.invalid';
}

/** Text typed by people: NFC, trimmed, no control characters, not empty, at most `max` characters. */
export const text = (max: number) => z.string().max(max).transform(stored).pipe(z.string().min(1).max(max));

/** Whole đồng within the market's limits. */
export const dongAmount = z.int().min(0).max(MAX_DONG);

/** The same as people type it into a form that filters: digits alone. */
export const typedDong = z.string().regex(/^\d{1,13}$/).transform(Number).pipe(dongAmount);

/** A field of a form that filters: left untouched it is sent as empty text, which is no filter. */
export const given = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal('').transform(() => undefined), schema]).optional();

/** Vietnamese mobile or landline number as typed; becomes E.164 (`+84…`). */
export const phoneNumber = z.string().max(20)
  .transform((typed) => typed.replace(/[\s.()-]/g, '').replace(/^(?:\+?84|0)/, '+84'))
  .pipe(z.string().regex(/^\+84[1-9]\d{8}$/, 'field.phone'));

/** Whose account money goes to: the bank by its six digits, the number as typed, the name on it. */
export const bankAccount = z.object({
  bin: z.string().regex(/^\d{6}$/, 'field.invalid_format'),
  accountNumber: z.string().max(40).transform((typed) => typed.replace(/[\s.-]/g, '').toUpperCase()).pipe(z.string().regex(/^[0-9A-Z]{6,19}$/, 'field.invalid_format')),
  holder: text(100),
});

/** A Vietnamese day, `2026-11-22`. */
export const calendarDay = z.string().refine(isDay, 'field.invalid_format');

export const communeCode = z.string().regex(/^\d{5}$/);
export const limit = (fallback: number, max = 100) => z.coerce.number().int().min(1).max(max).default(fallback);
export const after = z.string().max(500).optional();
