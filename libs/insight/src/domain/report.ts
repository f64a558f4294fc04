import type { VietnamDay } from '@cho-phien/kernel';

/** Communes of today, or the former districts to whose places they belong. */
export const FRAMES = ['commune', 'district'] as const;
export type Frame = (typeof FRAMES)[number];

/** What an officer asked to be frozen: which figures of which communes for which period. */
export interface Report {
  id: string;
  /** Null: all that the officer answered for. */
  area: string | null;
  areaName: string;
  /** The communes the figures are of; whoever reads the report must answer for all of them. */
  communes: string[];
  period: string;
  codes: string[];
  /** By what each figure is taken apart. */
  frame: Frame;
  scheduleId: string | null;
}

/** A version of a report: the first, or one with a reason. What is frozen in it never changes. */
export interface ReportVersion {
  version: number;
  reason: string | null;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  state: VersionState;
}

export type VersionState = 'computing' | 'frozen' | 'failed';

/** A figure as it was answered on the day it was frozen, and the rows it stands on. */
export interface FrozenFigure {
  code: string;
  definitionVersion: string;
  /** What is counted; figures of different bases are never compared. */
  base: string;
  titles: { vi: string; en: string };
  definitions: { vi: string; en: string };
  asOf: VietnamDay | null;
  period: string | null;
  numerator: number;
  denominator: number;
  unknown: number;
  rate: number | null;
  approximate: boolean;
  evidence: Record<string, number>;
  /** These two are not held by what was frozen before the seal's second form. */
  byChannel?: Record<string, FrozenCounts>;
  measures?: Record<string, number>;
  breakdown: FrozenPart[];
  rowCount: number;
  /** SHA-256 over the rows' canonical JSON, each ended by a line feed, in the order listed. */
  rowsHash: string;
}

export interface FrozenCounts { numerator: number; denominator: number; unknown: number; rate: number | null }

/** `approximate`, `partial`: how a former district differs from what it was; not held by what was frozen before the seal's second form. */
export interface FrozenPart extends FrozenCounts { key: string; areaName: string; approximate?: boolean; partial?: boolean }

/** Forms of what is sealed. 1 named no form; 2 names it and the frame, and its figures hold channels, measures and which parts are approximate. */
export const SEAL_FORM = 2;

/** A unit that one version holds and another does not, or holds otherwise. */
/** How many rows of a figure came, went or changed from one version to another. */
export interface DifferenceCount { code: string; added: number; removed: number; changed: number }

export interface RowDifference { key: string; change: 'added' | 'removed' | 'changed'; before: string | null; after: string | null }

/** Most figures in one report. */
export const MOST_FIGURES = 30;
