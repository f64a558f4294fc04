import type { Figure, Indicator, IndicatorRow } from './types';

export type Place = { code: string; name: string; kind: 'cluster' | 'district' | 'commune' };

/** A figure of one month, or at its end. */
export type CoursePoint = Figure & { month: string; asOf: string };

export type Overview = {
  listed: Indicator;
  /** I1x on each floor; floors are never added. */
  onFloors: IndicatorRow[];
  sold: Indicator;
  revenue: Indicator;
  byStalls: Indicator;
  byCount: Indicator;
  byValue: Indicator;
  course: CoursePoint[];
  places: Place[];
};

export type Definition = {
  code: string;
  version: string;
  title: string;
  words: string;
  base: string;
  baseName: string;
  time: 'asOf' | 'period';
  partings: string[];
  overlapping: string[];
};

/** News about a past day that came later. */
export type Revision = { on: string; what: string; words: string; count: number };

export type ListingState = 'current' | 'stale' | 'gone' | 'unclear';
export type ExternalListing = {
  id: string;
  certificateNumber: string;
  productName: string;
  holder: string;
  communeCode: string;
  communeName: string;
  floor: string;
  floorName: string;
  url: string;
  state: ListingState;
  firstSeenOn: string | null;
  lastCheckedOn: string;
  holdsUntil: string | null;
  grade: 'A' | 'B' | 'C';
  checks: number;
};
export type Look = { checkedOn: string; found: string; grade: string; screenshotHash: string | null; note: string | null; /** Empty where it was not noted. */ checkedByName: string; recordedAt: string };
export type Floor = { code: string; name: string; hosts: string[] };

export type Survey = {
  id: string;
  version: number;
  indicator: string;
  communeCode: string;
  communeName: string;
  place: string;
  surveyedOn: string;
  method: string;
  frameSize: number;
  sampleSize: number;
  guided: number | null;
  doing: number;
  rate: number | null;
  marginOfError: number | null;
  minimumAge: number | null;
  source: string | null;
  note: string | null;
  reason: string | null;
  recordedAt: string;
  groups: SurveyGroup[];
};
/** Residents of one sex, or of one of two groups of ethnicity, as counts. */
export type SurveyGroup = { kind: string; group: string; sampleSize: number; doing: number; rate: number | null; marginOfError: number | null };
export type Stall = { number: string; trade: string | null; guided: boolean; doing: boolean | null };
export type SurveyDetail = Survey & { versions: Survey[]; stalls: Stall[] };

/** Communes that an officer looks at as one. */
export type Cluster = { id: string; name: string; communes: { code: string; name: string }[]; validFrom: string; validTo: string | null };
