import { isoVietnam, message } from '@cho-phien/kernel';
import type { SheetColumn } from '@cho-phien/platform';
import type { FrozenFigure } from '../domain/report.js';
import { figureNotes } from './figure-notes.js';
import type { OpenedReport } from '../usecases/show-reports.js';

const COLUMNS = [['code', 8], ['title', 44], ['base', 30], ['definition_version', 12], ['area', 30], ['when', 14], ['numerator', 14], ['denominator', 14], ['unknown', 12], ['rate', 10], ['version', 10], ['frozen_at', 20], ['rows_hash', 66], ['frame', 24], ['approximate', 10], ['evidence_a', 12], ['evidence_b', 12], ['evidence_c', 12], ['units', 10], ['notes', 60]] as const;

type Cell = string | number;
export interface ReportSheet { columns: SheetColumn[]; rows: Cell[][] }

/** A frozen report as one table, in Vietnamese: each figure for the whole area, then for its parts. Every line names its base. */
export function reportSheet({ report, opened, figures }: OpenedReport): ReportSheet {
  const frozenAt = opened.frozenAt === null ? '' : isoVietnam(opened.frozenAt).slice(0, 19).replace('T', ' ');
  const frame = message(`insight.frame.${report.frame}`, 'vi');
  const rows = figures.flatMap((figure) => [
    [...lineOf(figure, report.areaName, figure), opened.version, frozenAt, figure.rowsHash, frame, yes(figure.approximate), ...evidenceOf(figure), figure.rowCount, figureNotes(figure).slice(1).join('; ')],
    ...figure.breakdown.map((part) => [...lineOf(figure, part.areaName, part), opened.version, frozenAt, '', frame, yes(part.approximate), '', '', '', '', '']),
  ]);
  return { columns: COLUMNS.map(([name, width]) => ({ title: message(`insight.sheet.${name}`, 'vi'), width })), rows };
}

const yes = (approximate: boolean | undefined): string => (approximate ? message('insight.value.yes', 'vi') : '');
const evidenceOf = ({ evidence: { A = 0, B = 0, C = 0 } }: FrozenFigure): number[] => [A, B, C];

type Counts = { numerator: number; denominator: number; unknown: number; rate: number | null };

const lineOf = (figure: FrozenFigure, areaName: string, { numerator, denominator, unknown, rate }: Counts): Cell[] => [
  figure.code, figure.titles.vi, message(`insight.base.${figure.base}`, 'vi'), figure.definitionVersion, areaName, figure.asOf ?? figure.period ?? '',
  numerator, denominator, unknown, rate ?? message('insight.no_figure', 'vi'),
];
