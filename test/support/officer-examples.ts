import { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

const ofIndicator = (code: string) => (): Asked => ({ as: 'officer', params: { code } });

/** An address of a certified product that the officer of the demo answers for, as an officer declares it. */
async function newAddress({ market }: Stage): Promise<{ certificateNumber: string; url: string }> {
  const [certificate] = (await market.app.get(DataSource).query(`select number from insight.certificates where commune_code = '06838' limit 1`)) as { number: string }[];
  return { certificateNumber: certificate?.number ?? '', url: `https://shopee.vn/${randomUUID()}` };
}

async function declaredAddress(stage: Stage, more: Asked = {}): Promise<Asked> {
  const { id } = await stage.people.officer.post<{ id: string }>('/api/officer/external-listings', await newAddress(stage));
  return { as: 'officer', params: { id }, ...more };
}

const survey = () => ({ indicator: 'I6', communeCode: '06978', place: `Chợ trung tâm ${randomUUID()}`, surveyedOn: '2026-05-20', method: 'register', frameSize: 148, guided: 97, doing: 97 });

async function enteredSurvey(stage: Stage, more: Asked = {}): Promise<Asked> {
  const { id } = await stage.people.officer.post<{ id: string }>('/api/officer/surveys', survey());
  return { as: 'officer', params: { id }, ...more };
}

const cluster = () => ({ name: `Tổ hợp ${randomUUID()}`, communes: ['06838', '06841'] });

/** Right requests to the routes of officers. */
export const officerExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/officer/overview': () => ({ as: 'officer' }),
  'GET /api/officer/places': () => ({ as: 'officer' }),
  'GET /api/officer/indicators': () => ({ as: 'officer' }),
  'GET /api/officer/indicators/{code}': ofIndicator('I1'),
  'GET /api/officer/indicators/{code}/rows': ofIndicator('I1'),
  'GET /api/officer/indicators/{code}/course': ofIndicator('I2'),
  'GET /api/officer/indicators/{code}/revisions': ofIndicator('I5a'),
  'GET /api/officer/floors': () => ({ as: 'officer' }),
  'GET /api/officer/external-listings': () => ({ as: 'officer', query: { state: 'current' } }),
  'POST /api/officer/external-listings': async (stage) => ({ as: 'officer', body: await newAddress(stage) }),
  'GET /api/officer/external-listings/{id}': (stage) => declaredAddress(stage),
  'POST /api/officer/external-listings/{id}/checks': (stage) => declaredAddress(stage, { body: { found: 'absent' } }),
  'GET /api/officer/clusters': () => ({ as: 'officer' }),
  'POST /api/officer/clusters': () => ({ as: 'officer', body: cluster() }),
  'POST /api/officer/clusters/{id}/endings': async (stage) => ({ as: 'officer', params: { id: (await stage.people.officer.post<{ id: string }>('/api/officer/clusters', cluster())).id }, body: {} }),
  'GET /api/officer/surveys': () => ({ as: 'officer' }),
  'POST /api/officer/surveys': () => ({ as: 'officer', body: survey() }),
  'GET /api/officer/surveys/{id}': (stage) => enteredSurvey(stage),
  'POST /api/officer/surveys/{id}/versions': (stage) => enteredSurvey(stage, { body: { ...survey(), doing: 96, reason: 'Đếm nhầm một hộ' } }),
};
