import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { z } from 'zod';
import type { FrozenFigure, Report, RowDifference } from '../domain/report.js';
import type { KeptVersion, ListedReport } from '../storage/report.repository.js';
import type { OpenedReport } from '../usecases/show-reports.js';
import type { differenceList, reportAnswer, reportList, sealAnswer } from './report.dto.js';

type Answer = z.infer<typeof reportAnswer>;
const orNull = (at: Date | null): string | null => at && isoVietnam(at);

const about = ({ id, area, areaName, communes, period, frame, codes, scheduleId }: Report) => ({ id, area, areaName, communes, period, frame, indicators: codes, scheduled: scheduleId !== null });

export const shapeListed = (report: ListedReport): z.infer<typeof reportList>['items'][number] =>
  ({ ...about(report), version: report.version, state: report.state, askedAt: isoVietnam(report.askedAt), frozenAt: orNull(report.frozenAt), provisional: report.provisional });

const shapeVersion = ({ version, state, reason, askedBy, askedByName, askedAt, asOf, provisional, frozenAt, failure, digest }: KeptVersion, language: Language): Answer['versions'][number] =>
  ({ version, state, reason, askedBy, askedByName, askedAt: isoVietnam(askedAt), asOf, provisional, frozenAt: orNull(frozenAt), failure: failure && message(failure, language), digest });

const channelsOf = ({ shop, stall }: NonNullable<FrozenFigure['byChannel']>): Answer['figures'][number]['byChannel'] => shop && stall && { shop, stall };

const shapeFigure = (reportId: string, version: number, figure: FrozenFigure, language: Language): Answer['figures'][number] => ({
  code: figure.code, definitionVersion: figure.definitionVersion, base: figure.base, baseName: message(`insight.base.${figure.base}`, language), title: figure.titles[language], definition: figure.definitions[language],
  asOf: figure.asOf, period: figure.period, numerator: figure.numerator, denominator: figure.denominator, unknown: figure.unknown, rate: figure.rate, approximate: figure.approximate,
  evidence: figure.evidence, ...(figure.byChannel && { byChannel: channelsOf(figure.byChannel) }), ...(figure.measures && { measures: figure.measures }), breakdown: figure.breakdown, rowCount: figure.rowCount, rowsHash: figure.rowsHash,
  rowsUrl: `/api/officer/reports/${reportId}/rows/${encodeURIComponent(figure.code)}?version=${version}`,
});

export const shapeReport = ({ report, versions, opened, figures }: OpenedReport, language: Language): Answer => ({
  ...about(report), versions: versions.map((version) => shapeVersion(version, language)), version: opened.version,
  figures: figures.map((figure) => shapeFigure(report.id, opened.version, figure, language)),
});

export const shapeSeal = ({ payload, digest, publicKey, signature }: KeptVersion): z.infer<typeof sealAnswer> =>
  ({ payload: payload ?? '', digest: digest ?? '', algorithm: 'Ed25519', publicKey: publicKey ?? '', signature: signature ?? '' });

const rowOf = (line: string | null): Record<string, unknown> | null => (line === null ? null : (JSON.parse(line) as Record<string, unknown>));
export const shapeLine = (line: string): Record<string, unknown> => rowOf(line)!;
export const shapeDifference = ({ key, change, before, after }: RowDifference): z.infer<typeof differenceList>['items'][number] => ({ key, change, before: rowOf(before), after: rowOf(after) });
