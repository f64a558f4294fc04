import type { VietnamDay } from '@cho-phien/kernel';

/** Who recognises a class, from one day to another; the law changes by rows (catalog.recognition_rules). */
export interface RecognitionRule { stars: number; level: 'district' | 'province' | 'ministry'; ministry: string | null; validFrom: VietnamDay; validTo: VietnamDay | null; legalRef: string }

/** The rule for a class on the day of the decision; null where none is recorded. */
export const recognitionOn = (rules: readonly RecognitionRule[], stars: number, day: VietnamDay): RecognitionRule | null =>
  rules.find((rule) => rule.stars === stars && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo)) ?? null;
