import { newId } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { InProcessMarket } from './market.js';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

const DATASET = 'khong-tien-mat';

/** A publication that another officer of the same communes prepared, waiting for its second look. */
export async function preparedPublication({ app }: InProcessMarket): Promise<string> {
  const id = newId();
  await app.get(DataSource).query(
    `insert into insight.open_publications (id, dataset, through, definition_version, frame, areas, prepared_after, prepared_by, prepared_at)
     select $1, $2, '2026-01', 'v1', $3, '[{"code":"06838","level":"commune","name":"Xã Bình Liêu"}]', coalesce(max(number), 0), $4, now() from insight.open_publications where dataset = $2`,
    [id, DATASET, JSON.stringify({ areas: { leaves: ['06838'], groups: {} }, periods: { leaves: ['2026-01'], groups: {} } }), newId()]);
  await app.get(DataSource).query(`insert into insight.open_cells (publication_id, area, period, sellers, persons, parts, hidden) values ($1, '06838', '2026-01', 1, 1, '{1,0,0,9,0,0}', true)`, [id]);
  return id;
}

async function published(stage: Stage): Promise<string> {
  const id = await preparedPublication(stage.market);
  await stage.people.officer.post(`/api/officer/open-data/${id}/approvals`, {});
  return id;
}

export const openDataExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/officer/open-data': () => ({ as: 'officer' }),
  'POST /api/officer/open-data': () => ({ as: 'officer', body: { dataset: 'ocop-tren-san', through: '2026-01' } }),
  'GET /api/officer/open-data/{id}': async (stage) => ({ as: 'officer', params: { id: await preparedPublication(stage.market) } }),
  'POST /api/officer/open-data/{id}/approvals': async (stage) => ({ as: 'officer', params: { id: await preparedPublication(stage.market) } }),
  'POST /api/officer/open-data/{id}/withdrawals': async (stage) => ({ as: 'officer', params: { id: await published(stage) }, body: { reason: 'Nhập nhầm đơn' } }),
  'GET /api/open-data': () => ({}),
  'GET /api/open-data/catalog.jsonld': () => ({}),
  'GET /api/open-data/{file}': async (stage) => { await published(stage); return { params: { file: `${DATASET}.json` } }; },
};
