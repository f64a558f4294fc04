import { z } from 'zod';
import { after, given, limit } from '@cho-phien/platform';
import { EXPORT_FORMATS, EXPORT_SUBJECTS } from '../domain/export.js';
import { areaCode, indicatorQuery, rowsQuery } from './indicator.dto.js';

export const exportBody = z.object({
  subject: z.enum(EXPORT_SUBJECTS).describe('rows: behind a figure as it is now; report_rows: behind a frozen one; ptnt_ocop: the ministry’s table of certified products'),
  format: z.enum(EXPORT_FORMATS),
  code: given(z.string().max(20)).describe('The indicator, for rows and report_rows'),
  area: areaCode, asOf: given(z.string().max(20)), period: given(z.string().max(20)), floor: indicatorQuery.shape.floor, knownAt: indicatorQuery.shape.knownAt, part: rowsQuery.shape.part,
  by: rowsQuery.shape.by, frame: rowsQuery.shape.frame, key: rowsQuery.shape.key,
  reportId: given(z.uuid()), version: z.int().min(1).max(100_000).optional().describe('The newest that is frozen when left out'),
});

export const exportParams = z.object({ id: z.uuid() });
export const exportsQuery = z.object({ limit: limit(20), after });
export const exportAsked = z.object({ id: z.string() });

export const exportAnswer = z.object({
  id: z.string(), subject: z.enum(EXPORT_SUBJECTS), format: z.enum(EXPORT_FORMATS), fileName: z.string(), state: z.enum(['waiting', 'running', 'ready', 'failed', 'expired']),
  rowsDone: z.int(), rowsTotal: z.int().nullable().describe('Null while it is not known'), bytes: z.int().nullable(), failure: z.string().nullable(),
  askedAt: z.string(), finishedAt: z.string().nullable(), expiresAt: z.string().nullable().describe('Until then the file can be fetched'), fileUrl: z.string().nullable(),
});

export const exportList = z.object({ items: z.array(exportAnswer), next: z.string().nullable() });
