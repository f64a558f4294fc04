import type { z } from 'zod';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Deduction } from '../domain/deductions.js';
import type { deductionShown } from './quote.dto.js';

export const shapeDeductions = (deductions: readonly Deduction[], language: Language): z.infer<typeof deductionShown>[] =>
  deductions.map(({ kind, basisPoints, amount, borneBy, legalRef }) => ({
    code: kind, name: message(borneBy === 'market' ? `settlement.${kind}.by_market` : `settlement.${kind}`, language), rate: basisPoints / 100, amount, borneBy, ...(legalRef !== null && { legalRef }),
  }));
