import { randomInt, randomUUID } from 'node:crypto';
import type { Api } from './api.js';
import type { InProcessMarket } from './market.js';
import { settled } from './pending-events.js';
import { eventually } from './test-app.js';

/** Something that an officer of one commune entered, and where whoever answers for that commune may open it. */
export interface EnteredThing {
  commune: string;
  /** The route that opens it; those that lead on from it begin with the same. */
  door: string;
  params: Record<string, string>;
  /** Only its maker may open it. */
  own: boolean;
}

const TITLES = 'Số chứng nhận,Tên sản phẩm,Bộ sản phẩm,Số sao,Chủ thể,Xã,Số quyết định,Ngày cấp';

/** Makes one of each kind by the doors, every one named by the mark. */
export class EnteringOfficer {
  constructor(private readonly market: InProcessMarket, private readonly officer: Api) {}

  async enter(commune: string, mark: string): Promise<EnteredThing[]> {
    const thing = (door: string, params: Record<string, string>, own = false): EnteredThing => ({ commune, door, params, own });
    const number = await this.certificate(commune, mark);
    await settled(this.market.databaseUrl);
    return [
      thing('/api/officer/certificates/{number}', { number }),
      thing('/api/officer/external-listings/{id}', await this.made('external-listings', { certificateNumber: number, url: `https://shopee.vn/${mark}` })),
      thing('/api/officer/surveys/{id}', await this.made('surveys', { indicator: 'I6', communeCode: commune, place: `Chợ ${mark}`, surveyedOn: '2026-05-20', method: 'register', frameSize: 10, guided: 5, doing: 5 })),
      thing('/api/officer/clusters/{id}', await this.made('clusters', { name: `Tổ hợp ${mark}`, communes: [commune] })),
      thing('/api/officer/targets/{id}', await this.made('targets', { code: 'I1', area: commune, period: '2026', value: 70, planNumber: mark, planDate: '2026-01-05', issuer: 'UBND tỉnh' })),
      thing('/api/officer/report-schedules/{id}', await this.made('report-schedules', { area: commune, indicators: ['I1'], every: 'month', dayOfMonth: 5 })),
      thing('/api/officer/certificates/imports/{importId}', await this.sheet(commune, mark)),
      thing('/api/officer/exports/{id}', await this.file(commune), true),
      thing('/api/officer/reports/{id}', await this.report(commune)),
    ];
  }

  private made(what: string, body: object): Promise<{ id: string }> {
    return this.officer.post<{ id: string }>(`/api/officer/${what}`, body).then(({ id }) => ({ id }));
  }

  private async certificate(communeCode: string, mark: string): Promise<string> {
    const number = `22-${communeCode}-${randomInt(100_000, 999_999)}-2026`;
    await this.officer.post('/api/officer/certificates', {
      number, communeCode, stars: 3, productName: `Măng ${mark}`, productSet: 'QD26-07', holder: `HTX ${mark}`, producerKind: 'htx', decisionNumber: `${mark}/QĐ`, issuedOn: '2026-06-15',
    });
    return number;
  }

  private async sheet(commune: string, mark: string): Promise<{ importId: string }> {
    const rows = `${TITLES}\r\n22-${commune}-${randomInt(100_000, 999_999)}-2026,Chè ${mark},11,3,HTX ${mark},${commune},00/QĐ,15/06/2026\r\n`;
    const { id } = await this.officer.expect<{ id: string }>(201, 'POST', `/api/officer/certificates/imports?dryRun=true&fileName=${mark}.csv`, rows, { headers: { 'content-type': 'text/csv', 'idempotency-key': randomUUID() } });
    return { importId: id };
  }

  private async file(area: string): Promise<{ id: string }> {
    const made = await this.made('exports', { subject: 'rows', code: 'I1', area, asOf: '2026-10-31', format: 'csv' });
    await eventually(() => this.officer.get<{ state: string }>(`/api/officer/exports/${made.id}`), ({ state }) => state === 'ready', 60_000);
    return made;
  }

  private async report(area: string): Promise<{ id: string }> {
    const made = await this.made('reports', { area, period: '2026-10', indicators: ['I1'] });
    await eventually(() => this.officer.get<{ versions: { state: string }[] }>(`/api/officer/reports/${made.id}`), ({ versions }) => versions.every(({ state }) => state === 'frozen'), 60_000);
    return made;
  }
}
