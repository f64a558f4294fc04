import type { Frame } from './report.js';

export const EXPORT_SUBJECTS = ['rows', 'report_rows', 'ptnt_ocop'] as const;
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportState = 'waiting' | 'running' | 'ready' | 'failed' | 'expired';

/** Rows of one part of a figure, as names of files call them. */
export const PART_IN_NAMES = { numerator: 'tu-so', rest: 'con-lai', unknown: 'chua-ro' } as const;

/** Which rows a file holds: those behind a figure of today, behind a frozen one, or the ministry's table of products. */
export interface ExportQuestion {
  code?: string;
  area?: string;
  asOf?: string;
  period?: string;
  floor?: string;
  knownAt?: string;
  by?: string;
  key?: string;
  frame?: Frame;
  part?: keyof typeof PART_IN_NAMES;
  reportId?: string;
  version?: number;
}

export interface Export {
  id: string;
  askedBy: string;
  communes: string[];
  subject: ExportSubject;
  question: ExportQuestion;
  format: ExportFormat;
  fileName: string;
  state: ExportState;
  rowsDone: number;
  rowsTotal: number | null;
  bytes: number | null;
  failure: string | null;
  askedAt: Date;
  finishedAt: Date | null;
  expiresAt: Date | null;
}

/** Days for which a file can be fetched. */
export const EXPORT_DAYS = 7;

/** Most files of one officer that are being made at a time. */
export const MOST_OPEN_EXPORTS = 5;

/** Rows that paper can hold; more is for spreadsheets. */
export const MOST_PDF_ROWS = 5_000;
