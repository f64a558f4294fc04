import type { RequestEvent } from '@sveltejs/kit';
import { json } from './api';
import type * as R from './report-types';
import type { Page } from './types';

const id = encodeURIComponent;
const AT_ONCE = 50;

/** What officers freeze. */
export function reportApi(event: RequestEvent) {
  const at = (path = '') => `/api/officer/reports${path}`;
  return {
    reports: (after: string | null) => json<Page<R.ListedReport>>(event, at(), { query: { limit: 20, after } }),
    freeze: (body: { area?: string; period: string; indicators: string[]; frame: string }) => json<{ id: string }>(event, at(), { body }),
    report: (reportId: string, version?: string | null) => json<R.Report>(event, at(`/${id(reportId)}`), { query: { version } }),
    revise: (reportId: string, reason: string) => json<{ id: string; version: number }>(event, at(`/${id(reportId)}/versions`), { body: { reason } }),
    rows: (reportId: string, code: string, version: string | null, after: string | null) =>
      json<R.FrozenRows>(event, at(`/${id(reportId)}/rows/${id(code)}`), { query: { limit: AT_ONCE, version, after } }),
    differences: (reportId: string, code: string, from: number, to: number, after: string | null) =>
      json<Page<R.Difference>>(event, at(`/${id(reportId)}/differences`), { query: { limit: AT_ONCE, code, from, to, after } }),
    differenceCounts: (reportId: string, from: number, to: number) => json<{ items: R.DifferenceCount[] }>(event, at(`/${id(reportId)}/difference-counts`), { query: { from, to } }),
    targets: (query: { area?: string | null; year?: string | null; after?: string | null }) => json<R.TargetSheet>(event, '/api/officer/targets', { query }),
    target: (targetId: string) => json<R.Target>(event, `/api/officer/targets/${id(targetId)}`),
    enterTarget: (body: Record<string, unknown>) => json<{ id: string }>(event, '/api/officer/targets', { body }),
    correctTarget: (targetId: string, body: Record<string, unknown>) => json<{ id: string }>(event, `/api/officer/targets/${id(targetId)}/corrections`, { body }),
    schedules: () => json<{ items: R.Schedule[] }>(event, '/api/officer/report-schedules'),
    startSchedule: (body: Record<string, unknown>) => json<{ id: string }>(event, '/api/officer/report-schedules', { body }),
    endSchedule: (scheduleId: string) => json<unknown>(event, `/api/officer/report-schedules/${id(scheduleId)}/endings`, { body: {} }),
    exports: (after: string | null) => json<Page<R.ExportedFile>>(event, '/api/officer/exports', { query: { limit: 20, after } }),
    askExport: (body: Record<string, unknown>) => json<{ id: string }>(event, '/api/officer/exports', { body }),
    /** The indicators that can be frozen, with what each of them counts. */
    indicators: () => json<{ items: R.IndicatorChoice[] }>(event, '/api/officer/indicators'),
  };
}
