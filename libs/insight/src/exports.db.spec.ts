import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { newId } from '@cho-phien/kernel';
import exceljs from 'exceljs';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { eventually } from '../../../test/support/test-app.js';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { ExportRepository } from './storage/export.repository.js';
import { MakeExports } from './usecases/make-exports.js';
import { RemoveExports } from './usecases/remove-exports.js';
import { certificateNews, orderNews, saleNews } from './testing/news.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

interface Shown { id: string; state: string; rowsDone: number; rowsTotal: number | null; bytes: number | null; failure: string | null; fileUrl: string | null; fileName: string }

describe('files of rows', () => {
  const media = mkdtempSync(join(tmpdir(), 'exports-'));
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight({ MEDIA_DIR: media }); });
  afterEach(async () => test.forget());
  afterAll(async () => { await test.close(); rmSync(media, { recursive: true }); });

  const officer = (areas: readonly string[] = PILOT, name = 'a'): string => `Bearer officer:${name} ${areas.join(',')}`;
  const http = () => request(test.app.getHttpServer());
  const ask = (body: object, who = officer()) => http().post('/api/officer/exports').set('authorization', who).send(body);
  const show = async (id: string, who = officer()): Promise<Shown> => (await http().get(`/api/officer/exports/${id}`).set('authorization', who).expect(200)).body as Shown;
  const made = async (body: object, who = officer()): Promise<Shown> => {
    const { body: { id } } = await ask(body, who).expect(201) as { body: { id: string } };
    return eventually(() => show(id, who), ({ state }) => state === 'ready' || state === 'failed', 20_000);
  };
  const fetched = async (found: Shown, who = officer()): Promise<Buffer> =>
    (await http().get(found.fileUrl!).set('authorization', who).buffer(true).parse((answer, done) => { const parts: Buffer[] = []; answer.on('data', (part: Buffer) => parts.push(part)); answer.on('end', () => done(null, Buffer.concat(parts))); }).expect(200)).body as Buffer;

  const order = async (total: number, commune = '06838'): Promise<string> => {
    const { delivered, captured } = orderNews({ total, commune });
    await test.tell('ordering.order_delivered', delivered);
    await test.tell('payments.payment_captured', captured);
    return delivered.orderCode;
  };

  it('hold exactly the rows behind a figure, under Vietnamese titles, as CSV and as a workbook', async () => {
    const codes = [];
    for (let n = 1; n <= 7; n++) codes.push(await order(n * 10_000));
    await order(5_000, '06978');
    const csv = await made({ subject: 'rows', code: 'I5a', area: '06838', period: '2026-10', format: 'csv' });
    expect(csv).toMatchObject({ state: 'ready', rowsDone: 7, rowsTotal: 7, fileName: 'I5a-2026-10.csv' });
    const text = (await fetched(csv)).toString('utf8');
    expect(text.split('\r\n')[0]).toMatch(/^\uFEFFMã đơn,Người bán,Mã xã,Xã,/);
    expect(text.trim().split('\r\n').slice(1).map((line) => line.split(',')[0]).sort()).toEqual(codes.sort());

    const xlsx = await made({ subject: 'rows', code: 'I5a', area: '06838', period: '2026-10', format: 'xlsx' });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await fetched(xlsx)) as unknown as ArrayBuffer);
    const amounts = workbook.worksheets[0]!.getColumn((workbook.worksheets[0]!.getRow(1).values as string[]).indexOf('Đã trả (đồng)')).values.slice(2);
    expect(amounts.map(Number).sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => n * 10_000));
    expect((await fetched(await made({ subject: 'rows', code: 'I5a', area: '06838', period: '2026-10', format: 'pdf' }))).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fetched(await made({ subject: 'rows', code: 'I5a', area: '06979', period: '2026-10', format: 'csv' }))).toString('utf8')).toBe('\uFEFFKhông có dòng nào\r\n');
  });

  it('hold dates as dates and words beside codes, the same in every format', async () => {
    const certificateId = newId();
    await test.tell('catalog.certificate_changed', certificateNews({ certificateId, number: 'MAU-NGAY', productSet: 'QD26-07', producerKind: 'registered_household', issuedOn: '2026-04-02', expiresOn: '2029-04-01' }));
    await http().post('/api/officer/external-listings').set('authorization', officer()).send({ certificateId, url: 'https://shopee.vn/mau-i.1.2', checkedOn: '2026-10-30' }).expect(201);
    await order(50_000);
    const asked = { subject: 'rows', area: '06838' };
    const readBook = async (found: Shown): Promise<Record<string, unknown>> => {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load((await fetched(found)) as unknown as ArrayBuffer);
      const [titles, values] = [1, 2].map((row) => (workbook.worksheets[0]!.getRow(row).values as unknown[]).slice(1)) as [string[], unknown[]];
      return Object.fromEntries(titles.map((title, at) => [title, values[at]]));
    };
    const book = await readBook(await made({ ...asked, code: 'I1', asOf: '2026-10-31', format: 'xlsx' }));
    expect(book).toMatchObject({
      'Mã xã': '06838', Xã: 'Xã Bình Liêu', 'Mã bộ sản phẩm': 'QD26-07', 'Bộ sản phẩm': 'Chế biến từ rau, củ, quả, hạt', 'Loại chủ thể': 'Hộ có đăng ký kinh doanh', 'Tình trạng giấy': 'Còn hiệu lực',
      Sàn: 'Shopee', 'Bằng chứng': 'Có người xem (B)', 'Ngày cấp': new Date('2026-04-02T00:00:00Z'), 'Ngày hết hạn': new Date('2029-04-01T00:00:00Z'),
    });
    const paid = await readBook(await made({ ...asked, code: 'I5a', period: '2026-10', format: 'xlsx' }));
    const csv = (await fetched(await made({ ...asked, code: 'I5a', period: '2026-10', format: 'csv' }))).toString('utf8').slice(1).trim().split('\r\n').map((line) => line.split(','));
    const inCsv = Object.fromEntries(csv[0]!.map((title, at) => [title, csv[1]![at]]));
    expect([Object.keys(paid), inCsv['Mã tỉnh người mua'], inCsv['Tỉnh người mua']]).toEqual([csv[0], paid['Mã tỉnh người mua'], paid['Tỉnh người mua']]);
    expect((paid['Giao lúc'] as Date).toISOString().slice(0, 19).replace('T', ' ')).toBe(inCsv['Giao lúc']);
  });

  it('run no formula that somebody hid in a name', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ productName: '=HYPERLINK("http://example.org")', holder: '@sum' }));
    const text = (await fetched(await made({ subject: 'rows', code: 'I1', area: '06838', asOf: '2026-10-31', format: 'csv' }))).toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")",'@sum,`);
  });

  it('hold the rows of a frozen figure, whatever happened since', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-KHOA' }));
    const { body: { id } } = await http().post('/api/officer/reports').set('authorization', officer()).send({ area: '06838', period: '2026-10', indicators: ['I1'] }).expect(201) as { body: { id: string } };
    await eventually(() => http().get(`/api/officer/reports/${id}`).set('authorization', officer()), ({ body }) => body.figures.length === 1);
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-SAU' }));
    const found = await made({ subject: 'report_rows', reportId: id, code: 'I1', format: 'csv' });
    expect(found).toMatchObject({ state: 'ready', rowsTotal: 1, fileName: 'I1-2026-10-v1.csv' });
    const text = (await fetched(found)).toString('utf8');
    expect([text.includes('MAU-KHOA'), text.includes('MAU-SAU')]).toEqual([true, false]);
  });

  it('hold those of one group of a survey, which is named', async () => {
    await http().post('/api/officer/surveys').set('authorization', officer()).send({
      indicator: 'I7', communeCode: '06838', place: 'Xã Bình Liêu', surveyedOn: '2026-05-20', method: 'sample', frameSize: 900, sampleSize: 50, doing: 20, groups: { minority: { sampleSize: 40, doing: 15 } },
    }).expect(201);
    const found = await made({ subject: 'rows', code: 'I7', asOf: '2026-10-31', by: 'ethnicity', key: 'minority', format: 'csv' });
    const [titles = '', ...lines] = (await fetched(found)).toString('utf8').trim().split('\r\n').map((line) => line.split(','));
    expect(lines.map((line) => [line[titles.indexOf('Nơi khảo sát')], line[titles.indexOf('Cách làm')], line[titles.indexOf('Nhóm')], line[titles.indexOf('Được tính')], line[titles.indexOf('Số đếm')]])).toEqual([
      ['Xã Bình Liêu', 'Hỏi mẫu', 'Người dân tộc thiểu số', 'Tính vào tử số', '15'], ['Xã Bình Liêu', 'Hỏi mẫu', 'Người dân tộc thiểu số', 'Chỉ tính vào mẫu số', '25'],
    ]);
  });

  it('lay certificates out as the ministry’s table does', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-01', stars: 4, expiresOn: '2026-06-30', issuedOn: '2023-07-01' }));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-02', issuedOn: '2026-12-01' }));
    const text = (await fetched(await made({ subject: 'ptnt_ocop', area: '06838', asOf: '2026-10-31', format: 'csv' }))).toString('utf8');
    expect(text.trimEnd().split('\r\n')).toEqual([
      '\uFEFFMA_OCOP,Ma_DonViHanhChinh,Ma_ThoiGian,Ma_SanPham,TenSanPham,XepHang,ChuTheSXKD,DoanhThuNam,TrangThai',
      'MAU-01,06838,2026,QD26-06,Miến dong,4*,HTX Mẫu,,Hết hiệu lực',
    ]);
  });

  it('lay certificates out for days before the table was first read as it was read then', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-2018', issuedOn: '2018-06-01', expiresOn: '2021-05-31' }));
    const text = (await fetched(await made({ subject: 'ptnt_ocop', area: '06838', asOf: '2019-06-30', format: 'csv' }))).toString('utf8');
    expect(text.trimEnd().split('\r\n').slice(1)).toEqual(['MAU-2018,06838,2019,QD26-06,Miến dong,3*,HTX Mẫu,,Còn hiệu lực']);
    expect((await made({ subject: 'ptnt_ocop', area: '06838', asOf: '2019-06-30', format: 'pdf' })).state).toBe('ready');
  });

  it('say in the ministry’s table what each certificate brought in, less what went back, and together as much as I3 does', async () => {
    const [twice, other] = [newId(), newId()];
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-CU', productId: twice, issuedOn: '2024-02-01', expiresOn: '2027-01-31' }));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-MOI', productId: twice, issuedOn: '2026-09-01', expiresOn: '2029-08-31' }));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-THU-HOI', productId: other, revokedOn: '2026-06-01' }));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-CHUA-KHOP', productId: null }));
    const sell = async (deliveredAt: string, goods: { productId: string; amount: number }[]) => {
      const sale = saleNews({ goods, deliveredAt, delivery: 30_000 });
      await test.tell('ordering.order_group_placed', sale.placed);
      await test.tell('ordering.order_delivered', sale.delivered);
      return sale.captured;
    };
    await sell('2025-12-31T23:00:00+07:00', [{ productId: twice, amount: 9_000_000 }]);
    await sell('2026-01-01T00:30:00+07:00', [{ productId: twice, amount: 2_000_000 }, { productId: other, amount: 1_000_000 }]);
    await sell('2026-07-01T09:00:00+07:00', [{ productId: other, amount: 7_000_000 }]);
    const { groupCode, splits: [split] } = await sell('2026-10-05T09:00:00+07:00', [{ productId: twice, amount: 5_000_000 }]);
    await test.tell('payments.refund_completed', { refundId: newId(), groupCode, orderCode: split!.orderCode, amount: 1_500_000, reason: 'claim', method: 'transfer', reference: 'FT1', at: '2026-10-20T08:00:00+07:00', splits: [{ ...split!, items: 1_500_000, delivery: 0, amount: 1_500_000 }] });
    const lines = (await fetched(await made({ subject: 'ptnt_ocop', area: '06838', asOf: '2026-10-31', format: 'csv' }))).toString('utf8').trimEnd().split('\r\n').slice(1).map((line) => line.split(','));
    const revenue = Object.fromEntries(lines.map((line) => [line[0], line[7]]));
    expect(revenue).toEqual({ 'MAU-CU': '2', 'MAU-MOI': '3.5', 'MAU-THU-HOI': '1', 'MAU-CHUA-KHOP': '' });
    const { body } = await test.ask('I3?area=06838&period=2026').expect(200);
    expect(body.numerator).toBe(lines.reduce((sum, line) => sum + Number(line[7]) * 1_000_000, 0));
  });

  it('are for whoever asked, as long as the communes are his', async () => {
    const found = await made({ subject: 'rows', code: 'I1', area: '06838', asOf: '2026-10-31', format: 'csv' });
    for (const path of ['', '/file']) {
      await http().get(`/api/officer/exports/${found.id}${path}`).set('authorization', officer(PILOT, 'b')).expect(404);
      await http().get(`/api/officer/exports/${found.id}${path}`).expect(401);
    }
    await http().get(`/api/officer/exports/${found.id}/file`).set('authorization', officer(['06978'])).expect(404);
    expect((await http().get('/api/officer/exports').set('authorization', officer(PILOT, 'b'))).body.items).toEqual([]);
    await ask({ subject: 'rows', code: 'I1', area: '06838', format: 'csv' }, officer(['06978'])).expect(403);
    for (const [body, code] of [[{ subject: 'rows', format: 'csv' }, 'insight.export_incomplete'], [{ subject: 'report_rows', code: 'I1', format: 'csv' }, 'insight.export_incomplete'], [{ subject: 'all', format: 'csv' }, 'request.invalid'], [{ subject: 'rows', code: 'I1', format: 'docx' }, 'request.invalid']] as const) {
      expect(await ask(body).then((answer) => [answer.status, answer.body.code])).toEqual([400, code]);
    }
  });

  it('are five of one officer at a time, however many he asks for at once', async () => {
    const idle = jest.spyOn(test.app.get(MakeExports), 'run').mockResolvedValue();
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask({ subject: 'ptnt_ocop', format: 'csv' }, officer(PILOT, 'nhieu'))));
    idle.mockRestore();
    expect(answers.map(({ status }) => status).sort()).toEqual([...new Array<number>(5).fill(201), ...new Array<number>(4).fill(429)]);
    await test.app.get(MakeExports).run();
  });

  it('are kept for some days and then removed', async () => {
    const found = await made({ subject: 'rows', code: 'I1', area: '06838', asOf: '2026-10-31', format: 'csv' });
    const kept = () => readdirSync(join(media, 'exports'));
    expect(kept()).toContain(found.id);
    await test.app.get(DataSource).query(`update insight.exports set expires_at = '2026-11-01' where export_id = $1`, [found.id]);
    await test.app.get(RemoveExports).run();
    expect(kept()).not.toContain(found.id);
    expect((await show(found.id)).state).toBe('expired');
    expect((await http().get(`/api/officer/exports/${found.id}/file`).set('authorization', officer())).status).toBe(410);
  });

  it('are taken over when whoever made them died', async () => {
    const { body: { id } } = await ask({ subject: 'rows', code: 'I1', area: '06838', asOf: '2026-10-31', format: 'csv' }) as { body: { id: string } };
    await eventually(() => show(id), ({ state }) => state === 'ready');
    await test.app.get(DataSource).query(`update insight.exports set state = 'running', touched_at = '2026-11-21', rows_done = 3, bytes = null, finished_at = null, expires_at = null where export_id = $1`, [id]);
    expect((await eventually(() => show(id), ({ state }) => state === 'ready', 20_000)).rowsDone).toBe(0);
  }, 30_000);

  it('that were taken over are left alone by whoever woke again', async () => {
    const repository = test.app.get(ExportRepository);
    const idle = jest.spyOn(test.app.get(MakeExports), 'run').mockResolvedValue();
    const { body: { id } } = await ask({ subject: 'ptnt_ocop', format: 'csv' }, officer(PILOT, 'day')) as { body: { id: string } };
    const run = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => test.app.get(UnitOfWork).run(work);
    const now = test.clock.now();
    const asleep = (await run((tx) => repository.take(tx, now)))!;
    expect(await run((tx) => repository.take(tx, new Date(now.getTime() + 59_000)))).toBeNull();
    const successor = (await run((tx) => repository.take(tx, new Date(now.getTime() + 61_000))))!;
    expect([asleep.id, successor.id]).toEqual([id, id]);
    expect(await run((tx) => repository.progress(tx, asleep, now))).toBe(false);
    await run((tx) => repository.fail(tx, asleep, 'insight.export_failed', now));
    await run((tx) => repository.finish(tx, asleep, 1, 1, now, now));
    expect(await show(id, officer(PILOT, 'day'))).toMatchObject({ state: 'running', failure: null });
    expect(await run((tx) => repository.progress(tx, successor, now, { done: 2, total: 5 }))).toBe(true);
    await run((tx) => repository.finish(tx, successor, 5, 100, now, new Date(now.getTime() + 86_400_000)));
    expect(await show(id, officer(PILOT, 'day'))).toMatchObject({ state: 'ready', rowsDone: 5 });
    idle.mockRestore();
  });

  it('hold what the page showed they were asked from: of the chosen floor, as it was known on the chosen day', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-SOM' }));
    test.clock.set(new Date('2026-11-25T09:00:00+07:00'));
    await test.tell('catalog.certificate_changed', certificateNews({ number: 'MAU-MUON' }));
    const rowsOf = async (more: object): Promise<{ name: string; text: string }> => {
      const found = await made({ subject: 'rows', area: '06838', asOf: '2026-10-31', format: 'csv', ...more });
      return { name: found.fileName, text: (await fetched(found)).toString('utf8') };
    };
    const then = await rowsOf({ code: 'I1', knownAt: '2026-11-23' });
    expect([then.name, then.text.includes('MAU-SOM'), then.text.includes('MAU-MUON')]).toEqual(['I1-2026-10-31-biet-den-2026-11-23.csv', true, false]);
    expect((await rowsOf({ code: 'I1' })).text).toContain('MAU-MUON');
    expect((await rowsOf({ code: 'I1x', floor: 'shopee' })).name).toBe('I1x-shopee-2026-10-31.csv');
    const [{ question }] = await test.app.get(DataSource).query(`select question from insight.exports where file_name like 'I1x-shopee%'`);
    expect(question).toMatchObject({ code: 'I1x', floor: 'shopee' });
    const parts = [await rowsOf({ code: 'I1', part: 'numerator' }), await rowsOf({ code: 'I1', part: 'rest' }), await rowsOf({ code: 'I1', part: 'unknown' })];
    expect(parts.map(({ name, text }) => [name, text.includes('MAU-MUON')])).toEqual([['I1-2026-10-31-tu-so.csv', false], ['I1-2026-10-31-con-lai.csv', false], ['I1-2026-10-31-chua-ro.csv', true]]);
    await ask({ subject: 'rows', code: 'I1', part: 'half', format: 'csv' }).expect(400);
    await ask({ subject: 'rows', code: 'I1', knownAt: '2026-02-30', format: 'csv' }).expect(400);
    test.clock.set(new Date('2026-11-22T09:00:00+07:00'));
  });
});
