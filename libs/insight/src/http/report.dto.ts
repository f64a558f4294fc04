import { z } from 'zod';
import { after, limit, text } from '@cho-phien/platform';
import { FRAMES, MOST_FIGURES } from '../domain/report.js';
import { areaCode, channels, figure, indicatorQuery, measures, outline } from './indicator.dto.js';

const period = z.string().max(20).describe('YYYY-MM, YYYY-Qn, YYYY-Hn, YYYY or the years YYYY..YYYY');
const indicators = z.array(z.string().min(1).max(20)).min(1).max(MOST_FIGURES);
const version = z.coerce.number().int().min(1).max(100_000);

export const reportBody = z.object({ area: areaCode, period, indicators, frame: indicatorQuery.shape.frame });
export const reportParams = z.object({ id: z.uuid() });
export const reportsQuery = z.object({ limit: limit(20), after });
export const versionQuery = z.object({ version: version.optional().describe('The newest that is frozen when left out') });
export const revisionBody = z.object({ reason: text(500).describe('Why it is computed anew; everybody who reads the report sees it') });
export const rowsParams = z.object({ id: z.uuid(), code: z.string().max(20) });
export const frozenRowsQuery = z.object({ version: version.optional(), limit: limit(50, 200), after });
export const differencesQuery = z.object({ code: z.string().min(1).max(20), from: version, to: version, limit: limit(50, 200), after });

export const differenceCountsQuery = z.object({ from: version, to: version });

export const askedAnswer = z.object({ id: z.string(), version: z.int() });

const state = z.enum(['computing', 'frozen', 'failed']);
const about = { id: z.string(), area: z.string().nullable(), areaName: z.string(), communes: z.array(z.string()), period: z.string(), frame: z.enum(FRAMES), indicators: z.array(z.string()), scheduled: z.boolean() };

export const reportList = z.object({
  items: z.array(z.object({ ...about, version: z.int(), state, askedAt: z.string(), frozenAt: z.string().nullable(), provisional: z.boolean().nullable().describe('Frozen before its period was over') })),
  next: z.string().nullable(),
});

const frozenFigure = z.object({
  code: z.string(), definitionVersion: z.string(), base: z.string().describe('What is counted; figures of different bases are never added or compared'), baseName: z.string(), title: z.string(), definition: z.string(),
  asOf: z.string().nullable(), period: z.string().nullable(), ...figure, approximate: z.boolean(), evidence: z.record(z.string(), z.int()), byChannel: channels, measures,
  breakdown: z.array(z.object({ key: z.string(), areaName: z.string(), ...figure, ...outline })),
  rowCount: z.int(), rowsHash: z.string().describe('SHA-256 over the rows as /rows.jsonl gives them'), rowsUrl: z.string(),
});

export const reportAnswer = z.object({
  ...about,
  versions: z.array(z.object({
    version: z.int(), state, reason: z.string().nullable(), askedBy: z.string(), askedByName: z.string(), askedAt: z.string(), asOf: z.string().nullable(), provisional: z.boolean().nullable(),
    frozenAt: z.string().nullable(), failure: z.string().nullable().describe('Why it could not be computed'), digest: z.string().nullable(),
  })),
  version: z.int().describe('The version whose figures follow'),
  figures: z.array(frozenFigure),
});

export const sealAnswer = z.object({
  payload: z.string().describe('The text that is sealed, byte for byte: canonical JSON'), digest: z.string().describe('SHA-256 of the payload, hex'),
  algorithm: z.literal('Ed25519'), publicKey: z.string().describe('32 bytes, base64'), signature: z.string().describe('64 bytes over the payload, base64'),
});

export const frozenRows = z.object({ version: z.int(), items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });
const row = z.record(z.string(), z.unknown()).nullable();
export const differenceList = z.object({ items: z.array(z.object({ key: z.string(), change: z.enum(['added', 'removed', 'changed']), before: row, after: row })), next: z.string().nullable() });
export const differenceCounts = z.object({ items: z.array(z.object({ code: z.string(), added: z.int(), removed: z.int(), changed: z.int() })).describe('Every figure of either version, also where nothing differs') });
