import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';
import { eventually } from './test-app.js';

const FILE = { subject: 'rows', code: 'I1', area: '06838', asOf: '2026-10-31', format: 'csv' };
const QUESTION = { area: '06838', period: '2026-10', indicators: ['I1', 'I5a'] };

/** A report of the stage's officer that is frozen, in two versions. */
async function frozenReport({ people: { officer } }: Stage): Promise<string> {
  const { id } = await officer.post<{ id: string }>('/api/officer/reports', QUESTION);
  const frozen = (): Promise<unknown> => eventually(() => officer.get<{ versions: { state: string }[] }>(`/api/officer/reports/${id}`), ({ versions }) => versions.every(({ state }) => state === 'frozen'), 30_000);
  await frozen();
  await officer.post(`/api/officer/reports/${id}/versions`, { reason: 'Sửa số liệu' });
  await frozen();
  return id;
}

/** One report of a stage is enough for all who look at it. */
const reports = new WeakMap<Stage, Promise<string>>();
const reportOf = (stage: Stage): Promise<string> => {
  const report = reports.get(stage) ?? frozenReport(stage);
  reports.set(stage, report);
  return report;
};

const ofReport = (more: Partial<Asked> = {}) => async (stage: Stage): Promise<Asked> => ({ as: 'officer', ...more, params: { id: await reportOf(stage), ...more.params } });

/** A file that is ready to be fetched. */
async function readyFile({ people: { officer } }: Stage): Promise<string> {
  const { id } = await officer.post<{ id: string }>('/api/officer/exports', FILE);
  await eventually(() => officer.get<{ state: string }>(`/api/officer/exports/${id}`), ({ state }) => state === 'ready', 30_000);
  return id;
}

/** No officer has many files on their way: the examples wait for each other. */
async function noneOpen({ people: { officer } }: Stage): Promise<void> {
  await eventually(() => officer.get<{ items: { state: string }[] }>('/api/officer/exports'), ({ items }) => items.every(({ state }) => state !== 'waiting' && state !== 'running'), 60_000);
}

/** A plan for a year that has no target yet. */
let years = 0;
const plan = () => ({ code: 'I1', area: '06838', period: `20${String(40 + (years += 1) % 60).padStart(2, '0')}-${String(1 + Math.floor(years / 60) % 12).padStart(2, '0')}`, value: 70, planNumber: '212/KH-UBND', planDate: '2026-01-05', issuer: 'UBND tỉnh' });
const target = async ({ people: { officer } }: Stage): Promise<string> => (await officer.post<{ id: string }>('/api/officer/targets', plan())).id;
const SCHEDULE = { area: '06838', indicators: ['I1'], every: 'month', dayOfMonth: 5 };

/** Right requests to what officers freeze. */
export const reportExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/officer/reports': () => ({ as: 'officer' }),
  'POST /api/officer/reports': () => ({ as: 'officer', body: QUESTION }),
  'GET /api/officer/reports/{id}': ofReport(),
  'POST /api/officer/reports/{id}/versions': async (stage) => ({ as: 'officer', params: { id: await frozenReport(stage) }, body: { reason: 'Nhập thêm giấy cũ' } }),
  'GET /api/officer/reports/{id}/seal': ofReport(),
  'GET /api/officer/reports/{id}/rows/{code}': ofReport({ params: { code: 'I1' } }),
  'GET /api/officer/reports/{id}/rows/{code}.jsonl': ofReport({ params: { code: 'I1' } }),
  'GET /api/officer/reports/{id}/difference-counts': ofReport({ query: { from: '1', to: '2' } }),
  'GET /api/officer/reports/{id}/differences': ofReport({ query: { code: 'I1', from: '1', to: '2' } }),
  'GET /api/officer/reports/{id}.csv': ofReport(),
  'GET /api/officer/reports/{id}.xlsx': ofReport(),
  'GET /api/officer/reports/{id}.pdf': ofReport(),
  'GET /api/officer/targets': () => ({ as: 'officer', query: { area: '06838', year: '2026' } }),
  'POST /api/officer/targets': () => ({ as: 'officer', body: plan() }),
  'GET /api/officer/targets/{id}': async (stage) => ({ as: 'officer', params: { id: await target(stage) } }),
  'POST /api/officer/targets/{id}/corrections': async (stage) => {
    const { code: _, area: __, period: ___, ...planned } = plan();
    return { as: 'officer', params: { id: await target(stage) }, body: { ...planned, reason: 'Kế hoạch mới', withdrawn: false } };
  },
  'GET /api/officer/report-schedules': () => ({ as: 'officer' }),
  'POST /api/officer/report-schedules': () => ({ as: 'officer', body: SCHEDULE }),
  'POST /api/officer/report-schedules/{id}/endings': async ({ people: { officer } }) => ({ as: 'officer', params: { id: (await officer.post<{ id: string }>('/api/officer/report-schedules', SCHEDULE)).id } }),
  'GET /api/operator/officer-requests': () => ({ as: 'operator' }),
  'GET /api/officer/exports': () => ({ as: 'officer' }),
  'POST /api/officer/exports': async (stage) => {
    await noneOpen(stage);
    return { as: 'officer', body: FILE };
  },
  'GET /api/officer/exports/{id}': async (stage) => ({ as: 'officer', params: { id: await readyFile(stage) } }),
  'GET /api/officer/exports/{id}/file': async (stage) => ({ as: 'officer', params: { id: await readyFile(stage) } }),
};
