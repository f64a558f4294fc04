import { z } from 'zod';
import { after, given, text } from '@cho-phien/platform';
import { FRAMES } from '../domain/report.js';
import { EVERY } from '../domain/schedule.js';
import { areaCode, figure, indicatorQuery } from './indicator.dto.js';

const planned = {
  value: z.number().min(0).max(1_000_000_000_000).describe('Percent to one decimal of a rate; whole đồng of an amount (I3)'),
  planNumber: text(80).describe('Number of the document, e.g. 212/KH-UBND'), planDate: z.string().max(20).describe('YYYY-MM-DD'), issuer: text(120),
};

export const targetsQuery = z.object({ area: areaCode, year: given(z.string().max(4)).describe('YYYY; this year when left out'), after });
export const targetBody = z.object({ area: areaCode, code: z.string().min(1).max(20), period: z.string().max(20), ...planned });
export const targetParams = z.object({ id: z.uuid() });
export const correctionBody = z.object({ ...planned, reason: text(500), withdrawn: z.boolean().default(false).describe('The plan no longer asks for it') });
export const targetEntered = z.object({ id: z.string() });

const target = z.object({
  id: z.string(), area: z.string().nullable(), areaName: z.string(), code: z.string(), period: z.string(), value: z.number(), unit: z.enum(['percent', 'dong']), planNumber: z.string(), planDate: z.string(), issuer: z.string(), reason: z.string().nullable(),
});
export const targetAnswer = target;

export const targetSheet = z.object({
  area: z.string().nullable(), areaName: z.string(), year: z.string(),
  items: z.array(z.object({
    code: z.string(), title: z.string(), target, actual: z.object({ base: z.string().describe('What the counts count'), ...figure, asOf: z.string().nullable(), period: z.string().nullable(), definitionVersion: z.string() }).nullable().describe('Null before the period begins'),
    progress: z.number().nullable().describe('Actual against target, percent'),
  })),
  missing: z.array(z.object({ code: z.string(), title: z.string() })).describe('Indicators for which no plan was entered'),
  next: z.string().nullable(),
});

const every = z.enum(EVERY);
export const scheduleBody = z.object({ area: areaCode, indicators: z.array(z.string().min(1).max(20)).min(1).max(30), frame: indicatorQuery.shape.frame, every, dayOfMonth: z.int().min(1).max(28).describe('Day of the month after the period') });
export const scheduleList = z.object({
  items: z.array(z.object({ id: z.string(), area: z.string().nullable(), areaName: z.string(), indicators: z.array(z.string()), frame: z.enum(FRAMES), every, dayOfMonth: z.int(), startsOn: z.string(), madeByName: z.string(), madeAt: z.string(), endedAt: z.string().nullable(),
    stopReason: z.enum(['post_ended', 'communes_left', 'reads_only']).nullable().describe('Why it stopped by itself; null where a person ended it') })),
});
export const nothing = z.object({});
