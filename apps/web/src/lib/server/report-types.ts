import type { Figure } from './types';

export type ReportState = 'computing' | 'frozen' | 'failed';
type About = { id: string; area: string | null; areaName: string; communes: string[]; period: string; frame: 'commune' | 'district'; indicators: string[]; scheduled: boolean };
export type ListedReport = About & { version: number; state: ReportState; askedAt: string; frozenAt: string | null; provisional: boolean | null };

export type ReportVersion = {
  version: number;
  state: ReportState;
  reason: string | null;
  askedBy: string;
  askedByName: string;
  askedAt: string;
  asOf: string | null;
  provisional: boolean | null;
  frozenAt: string | null;
  failure: string | null;
  digest: string | null;
};

export type FrozenFigure = Figure & {
  code: string;
  definitionVersion: string;
  /** What is counted; figures of different bases are never put side by side as if they were one. */
  base: string;
  baseName: string;
  title: string;
  definition: string;
  asOf: string | null;
  period: string | null;
  approximate: boolean;
  evidence: { A: number; B: number; C: number };
  byChannel?: { shop: Figure; stall: Figure };
  measures?: Record<string, number>;
  breakdown: (Figure & { key: string; areaName: string; approximate?: boolean; partial?: boolean })[];
  rowCount: number;
  rowsHash: string;
};

export type Report = About & { versions: ReportVersion[]; version: number; figures: FrozenFigure[] };
export type FrozenRows = { version: number; items: Record<string, unknown>[]; next: string | null };
export type Difference = { key: string; change: 'added' | 'removed' | 'changed'; before: Record<string, unknown> | null; after: Record<string, unknown> | null };
export type DifferenceCount = { code: string; added: number; removed: number; changed: number };
export type IndicatorChoice = { code: string; title: string; baseName: string };

export type ExportedFile = {
  id: string;
  subject: 'rows' | 'report_rows' | 'ptnt_ocop';
  format: 'csv' | 'xlsx' | 'pdf';
  fileName: string;
  state: 'waiting' | 'running' | 'ready' | 'failed' | 'expired';
  rowsDone: number;
  rowsTotal: number | null;
  bytes: number | null;
  failure: string | null;
  askedAt: string;
  expiresAt: string | null;
  fileUrl: string | null;
};

export type Target = { id: string; area: string | null; areaName: string; code: string; period: string; value: number; unit: 'percent' | 'dong'; planNumber: string; planDate: string; issuer: string; reason: string | null };
export type TargetLine = { code: string; title: string; target: Target; actual: (Figure & { base: string; asOf: string | null; period: string | null }) | null; progress: number | null };
export type TargetSheet = { area: string | null; areaName: string; year: string; items: TargetLine[]; missing: { code: string; title: string }[]; next: string | null };
export type Schedule = {
  id: string;
  areaName: string;
  indicators: string[];
  frame: 'commune' | 'district';
  every: 'month' | 'quarter' | 'half' | 'year';
  dayOfMonth: number;
  madeByName: string;
  endedAt: string | null;
  /** Why it stopped by itself. */
  stopReason: 'post_ended' | 'communes_left' | 'reads_only' | null;
};
