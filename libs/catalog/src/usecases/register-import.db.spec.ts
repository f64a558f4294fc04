import exceljs from 'exceljs';
import { newId } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { openStall } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { ChangeCertificate } from './change-certificate.js';
import { CheckCertificate } from './check-certificate.js';
import { EnterCertificate } from './enter-certificate.js';
import { EnterRegister } from './enter-register.js';
import { faultySheet } from './faulty-sheet.js';
import { ShowCertificates } from './show-certificates.js';
import { TakeRegister } from './take-register.js';

const OFFICER: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['198', '199'] };
const TITLES = ['STT', 'Mã sản phẩm', 'Tên sản phẩm', 'Bộ sản phẩm (1–26)', 'Xếp hạng', 'Tên chủ thể', 'Xã, phường', 'Số QĐ', 'Ngày ký', 'Hết hạn'];
type Row = (string | number | Date)[];

const COMMUNES = [['06838', 'Bình Liêu'], ['06841', 'xã Hoành Mô'], ['06856', 'LUC HON'], ['06862', '06862']] as const;
const STARS = ['3', '4 sao', 'ba sao', '★★★★', '5*'] as const;
const DAYS = ['15/06/2025', new Date('2025-06-15T00:00:00Z'), 45823, '15-6-2025', 'ngày 15 tháng 6 năm 2025'] as const;

const right = (index: number): Row => {
  const [code, written] = COMMUNES[index % COMMUNES.length]!;
  return [index, `22-${code}-${index}-2025`, `Sản phẩm ${index}`, 1 + (index % 25), STARS[index % 5]!, `HTX Số ${index}`, written, `${index}/QĐ-UBND`, DAYS[index % 5]!, index % 9 === 4 ? '14/06/2028' : ''];
};

/** Each with the column and the words that should explain it. */
const FAULTS: readonly [at: number, value: string | number, column: string, words: RegExp][] = [
  [1, '', 'Số chứng nhận', /empty/], [1, '22-06862-4-2021', 'Số chứng nhận', /year/], [1, '22-06895-4-2025', 'Xã', /commune_differs/], [2, '', 'Tên sản phẩm', /empty/], [3, 31, 'Bộ sản phẩm', /unknown_set/],
  [3, 'Đồ chơi', 'Bộ sản phẩm', /unknown_set/], [4, '2 sao', 'Số sao', /too_few/], [4, 'nhiều', 'Số sao', /not_stars/], [4, '', 'Số sao', /empty/], [5, '', 'Chủ thể', /empty/],
  [6, 'Xã Không Có', 'Xã', /unknown/], [6, '06844', 'Xã', /ended/], [6, '06895', 'Xã', /outside/], [6, '', 'Xã', /empty/], [7, '', 'Số quyết định', /empty/],
  [8, '31/02/2025', 'Ngày cấp', /no_such_day/], [8, 'hôm qua', 'Ngày cấp', /no_such_day/], [8, '01/12/2026', 'Ngày cấp', /later/], [9, '15/06/2027', 'Ngày hết hạn', /other_end/],
];

describe('a register as a file', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const xlsx = async (rows: readonly Row[], above: readonly Row[] = []): Promise<Buffer> => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Sổ').addRows([...above, TITLES, ...rows]);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const look = (file: Buffer, actor = OFFICER) => stall.get(TakeRegister).run(actor, file, 'so-2026.xlsx', true);
  const enter = async (file: Buffer) => {
    const { id } = await look(file);
    await stall.get(TakeRegister).confirm(OFFICER, id);
    await stall.get(EnterRegister).run();
    return stall.get(TakeRegister).show(OFFICER, id);
  };
  const state = () => stall.db.query(`select (select count(*)::int from catalog.certificates) as certificates, (select md5(string_agg(c::text, '' order by id)) from catalog.certificates c) as all, (select count(*)::int from catalog.certificate_changes) as changes`);

  it('of 200 rows with 20 faulty ones enters 180, explains 20, and again changes nothing', async () => {
    const rows = Array.from({ length: 199 }, (_, index) => right(index + 1));
    FAULTS.forEach(([at, value], index) => { rows[10 * index]![at] = value; });
    rows.push(right(199));
    const file = await xlsx(rows, [['SỔ CHỨNG NHẬN OCOP NĂM 2026'], ['Đơn vị: Văn phòng điều phối']]);
    const before = await state();
    const looked = await look(file);
    expect(looked).toMatchObject({ state: 'checked', total: 200, new: 180, changed: 0, unchanged: 0, wrong: 20 });
    expect(await state()).toEqual(before);
    FAULTS.forEach(([, , column, words], index) => {
      const told = looked.errors.filter(({ row }) => row === 4 + 10 * index);
      expect([index, told.map((error) => error.column)]).toEqual([index, [column]]);
      expect(told[0]?.code).toMatch(words);
    });
    expect(looked.errors.at(-1)).toMatchObject({ row: 203, column: 'Số chứng nhận', code: 'catalog.sheet_row_twice', params: { row: 202 } });

    expect(await enter(file)).toMatchObject({ state: 'done', done: 200, new: 180, wrong: 20 });
    const register = await stall.get(ShowCertificates).page(OFFICER, { limit: 100 });
    expect(Object.values(register.states).reduce((sum, count) => sum + count, 0)).toBe(180);
    expect((await stall.get(ShowCertificates).one(OFFICER, '22-06841-5-2025')).certificate).toMatchObject({ stars: 3, issuedOn: '2025-06-15', expiresOn: '2028-06-14', communeCode: '06841', producerKind: 'htx', authority: 'UBND huyện Bình Liêu' });
    const entered = await state();
    expect(await look(file)).toMatchObject({ new: 0, changed: 0, unchanged: 180, wrong: 20 });
    expect(await enter(file)).toMatchObject({ state: 'done', new: 0, changed: 0, unchanged: 180, wrong: 20 });
    expect(await state()).toEqual(entered);
  }, 240_000);

  it('shows what a row would change before and after, and keeps the file as the reason', async () => {
    const row = right(2);
    row[5] = 'HTX Đổi Tên';
    row[4] = 5;
    const looked = await look(await xlsx([row]));
    expect(looked).toMatchObject({ changed: 1, changedRows: [{ number: '22-06856-2-2025', changes: [{ field: 'stars', before: 3, after: 5 }, { field: 'holder', before: 'HTX Số 2', after: 'HTX Đổi Tên' }] }] });
    expect(await enter(await xlsx([row]))).toMatchObject({ changed: 1 });
    const { history } = await stall.get(ShowCertificates).one(OFFICER, '22-06856-2-2025');
    expect(history[0]).toMatchObject({ kind: 'corrected', reason: 'so-2026.xlsx', fileName: 'so-2026.xlsx' });
  });

  it('recognises goods without doubt, and is entered once however often it is confirmed', async () => {
    const productId = await stall.published({ name: 'Sản phẩm 901' });
    const row = right(901);
    row[1] = '22-06838-901-2025'; row[5] = 'Hợp tác xã Thử'; row[6] = 'Bình Liêu';
    const { id } = await look(await xlsx([row]));
    await stall.get(TakeRegister).confirm(OFFICER, id);
    await expect(stall.get(TakeRegister).confirm(OFFICER, id)).rejects.toMatchObject({ code: 'catalog.register_import_begun' });
    await Promise.all([stall.get(EnterRegister).run(), stall.get(EnterRegister).run()]);
    expect((await stall.get(ShowCertificates).one(OFFICER, '22-06838-901-2025')).certificate).toMatchObject({ productId, sellerId: stall.seller.sellerId, shown: true });
  });

  it('undoes nothing that was put right after it was looked at, and says so', async () => {
    const number = (at: number): string => String(right(at)[1]);
    const version = async (at: number): Promise<number> => (await stall.get(ShowCertificates).one(OFFICER, number(at))).certificate.version;
    const other = (at: number): Row => right(at).map((cell, index) => (index === 5 ? 'HTX Khác' : cell));
    await enter(await xlsx([right(970), right(971), right(972), right(973)]));
    const { id, ...looked } = await look(await xlsx([right(970), other(971), right(972), other(973), right(974)]));
    expect(looked).toMatchObject({ new: 1, changed: 2, unchanged: 2 });
    await stall.get(ChangeCertificate).correct(OFFICER, number(970), await version(970), { holder: 'HTX Đúng' }, 'Sai tên');
    await stall.get(ChangeCertificate).correct(OFFICER, number(971), await version(971), { holder: 'HTX Đúng' }, 'Sai tên');
    await stall.get(ChangeCertificate).correct(OFFICER, number(972), await version(972), { number: number(976) }, 'Sai số');
    await stall.get(ChangeCertificate).revoke(OFFICER, number(973), '2026-01-01', '9/QĐ', 'Không còn sản xuất');
    await enter(await xlsx([other(974)]));
    await stall.get(TakeRegister).confirm(OFFICER, id);
    await stall.get(EnterRegister).run();
    const done = await stall.get(TakeRegister).show(OFFICER, id);
    expect(done).toMatchObject({ state: 'done', new: 0, changed: 1, unchanged: 0, wrong: 4 });
    expect(done.errors.map(({ row, code }) => [row, code])).toEqual([2, 3, 4, 6].map((row) => [row, 'catalog.certificate_changed_since_shown']));
    const holders = await Promise.all([970, 971, 973, 974].map(async (at) => { const { certificate } = await stall.get(ShowCertificates).one(OFFICER, number(at)); return [certificate.holder, certificate.revokedOn]; }));
    expect(holders).toEqual([['HTX Đúng', null], ['HTX Đúng', null], ['HTX Khác', '2026-01-01'], ['HTX Khác', null]]);
    await expect(stall.get(ShowCertificates).one(OFFICER, number(972))).rejects.toMatchObject({ code: 'catalog.certificate_not_found' });
  }, 60_000);

  it('knows a number with zeros before its running number and without for one, and keeps it as it was entered first', async () => {
    const spelled = (running: string): Row => right(980).map((cell, index) => (index === 1 ? `22-06838-${running}-2025` : index === 6 ? 'Bình Liêu' : cell));
    expect(await enter(await xlsx([spelled('0980')]))).toMatchObject({ new: 1 });
    expect((await look(await xlsx([spelled('980'), spelled('00980')])))).toMatchObject({ new: 0, unchanged: 1, wrong: 1, errors: [{ row: 3, code: 'catalog.sheet_row_twice', params: { row: 2 } }] });
    expect(await enter(await xlsx([spelled('980').map((cell, index) => (index === 5 ? 'HTX Khác' : cell))]))).toMatchObject({ new: 0, changed: 1 });
    const { certificate: { version, holder } } = await stall.get(ShowCertificates).one(OFFICER, '22-06838-0980-2025');
    expect(holder).toBe('HTX Khác');
    const typed = { number: '22-06838-980-2025', stars: 3, productName: 'Miến dong', productSet: 'QD26-06', holder, producerKind: 'htx', communeCode: '06838', decisionNumber: '1/QĐ', issuedOn: '2025-06-15' } as const;
    await expect(stall.get(EnterCertificate).run(OFFICER, typed)).rejects.toMatchObject({ code: 'catalog.certificate_number_taken' });
    expect(await stall.get(ChangeCertificate).correct(OFFICER, '22-06838-0980-2025', version, { number: '22-06838-980-2025' }, 'Như trên giấy')).toBe('22-06838-980-2025');
  }, 60_000);

  it('knows a commune by the other code that some lists have for it', async () => {
    const baChe: Actor = { ...OFFICER, officerAreas: ['06978'] };
    const looked = await look(await xlsx(['06978', '06970'].map((code, at) => right(990 + at).map((cell, index) => (index === 1 ? `22-06970-${990 + at}-2025` : index === 6 ? code : cell)))), baChe);
    expect(looked).toMatchObject({ new: 2, wrong: 0, errors: [] });
    expect((await stall.get(CheckCertificate).authority(3, '2025-06-15', '06978'))?.name).toBe('UBND huyện Ba Chẽ');
  });

  it('reads the headings of the ministry’s table once the decision is added, and a plain CSV', async () => {
    const csv = `MA_OCOP;Ma_DonViHanhChinh;TenSanPham;XepHang;ChuTheSXKD;Bộ;Số quyết định;Ngày quyết định\r\n22-06838-950-2025;06838;"Chè ""Shan""";4*;HTX Chè;11;5/QĐ;1/6/2025\r\n`;
    expect(await look(Buffer.from(`\uFEFF${csv}`))).toMatchObject({ total: 1, new: 1, wrong: 0 });
    await expect(look(Buffer.from('a,b\n1,2\n'))).rejects.toMatchObject({ code: 'catalog.register_no_titles' });
  });

  it('is found again with its row errors, newest first, by its sender and by who answers for all of its communes', async () => {
    const wrong = right(7); wrong[4] = '2 sao';
    const { id } = await look(await xlsx([right(4), wrong]));
    const all = async (actor: Actor) => {
      const items = [];
      for (let after: string | null = ''; after !== null;) { const page = await stall.get(TakeRegister).earlier(actor, { limit: 2, ...(after && { after }) }); items.push(...page.items); after = page.next; }
      return items;
    };
    const own = await all(OFFICER);
    expect(own.filter((each) => each.id === id)).toMatchObject([{ fileName: 'so-2026.xlsx', accountId: OFFICER.accountId, total: 2, wrong: 1 }]);
    expect(own.map(({ createdAt }) => createdAt.getTime())).toEqual(own.map(({ createdAt }) => createdAt.getTime()).sort((one, other) => other - one));
    const colleague: Actor = { ...OFFICER, accountId: newId() };
    expect((await all(colleague)).map((each) => each.id)).toEqual(own.map((each) => each.id));
    expect((await stall.get(TakeRegister).show(colleague, id)).errors).toMatchObject([{ column: 'Số sao', code: expect.stringMatching(/too_few/) }]);
    await expect(stall.get(TakeRegister).confirm(colleague, id)).rejects.toMatchObject({ code: 'catalog.register_import_not_found' });
    expect(await all({ ...colleague, officerAreas: ['198'] })).toEqual([]);
  });

  it('hands its wrong rows back with the reasons, and takes them again when they are mended', async () => {
    const rows = [right(942), right(943), right(944), right(945)];
    [rows[1]![8], rows[2]![4], rows[3]![6]] = ['31/02/2025', '2 sao', 'Xã Không Có'];
    const { id } = await look(await xlsx(rows));
    const file = await faultySheet(await stall.get(TakeRegister).faulty(OFFICER, id), 'vi');
    expect(await look(file)).toMatchObject({ total: 3, wrong: 3 });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    const titles = sheet.getRow(1).values as string[];
    const cell = (row: number, title: string) => sheet.getRow(row).getCell(titles.indexOf(title));
    expect([cell(2, 'Số chứng nhận').value, cell(2, 'Ngày cấp').value, cell(3, 'Số sao').value]).toEqual([rows[1]![1], '31/02/2025', '2 sao']);
    expect([2, 3, 4].map((row) => /^(Ngày cấp|Số sao|Xã): ./.exec(String(cell(row, 'Cần sửa').value))?.[1])).toEqual(['Ngày cấp', 'Số sao', 'Xã']);
    [cell(2, 'Ngày cấp').value, cell(3, 'Số sao').value, cell(4, 'Xã').value] = ['15/06/2025', '3 sao', 'Hoành Mô'];
    expect(await look(Buffer.from(await workbook.xlsx.writeBuffer()))).toMatchObject({ total: 3, new: 3, wrong: 0 });
    await expect(stall.get(TakeRegister).faulty({ ...OFFICER, accountId: newId(), officerAreas: ['200'] }, id)).rejects.toMatchObject({ code: 'catalog.register_import_not_found' });
  });

  it('belongs to its sender, and its rows to his communes', async () => {
    const { id } = await look(await xlsx([right(3)]));
    const other: Actor = { accountId: newId(), roles: ['officer'], officerAreas: ['200'] };
    await expect(stall.get(TakeRegister).show(other, id)).rejects.toMatchObject({ code: 'catalog.register_import_not_found' });
    expect(await look(await xlsx([right(3)]), other)).toMatchObject({ wrong: 1, unchanged: 0 });
  });

  it('is neither shown to its sender nor entered by him once its communes were taken from him', async () => {
    const { id } = await look(await xlsx([right(960)]));
    const moved: Actor = { ...OFFICER, officerAreas: ['198'] };
    for (const tried of [stall.get(TakeRegister).confirm(moved, id), stall.get(TakeRegister).show(moved, id)]) await expect(tried).rejects.toMatchObject({ code: 'catalog.register_import_not_found' });
    expect((await stall.get(TakeRegister).earlier(moved, { limit: 100 })).items).toEqual([]);
    await stall.get(EnterRegister).run();
    await expect(stall.get(ShowCertificates).one(OFFICER, String(right(960)[1]))).rejects.toMatchObject({ code: 'catalog.certificate_not_found' });
  });

  it('says who leads a holder, as yes or no alone, and what it does not say changes nothing', async () => {
    const written = (rows: readonly [index: number, woman: string, people: string][]): string => [
      [...TITLES, 'Giới tính', 'Dân tộc'], ...rows.map(([index, woman, people]) => [...right(index), woman, people].map((cell) => (cell instanceof Date ? '15/06/2025' : cell))),
    ].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    const file = (...rows: [number, string, string][]) => Buffer.from(written(rows));
    expect((await look(file([931, 'không rõ', 'Bình Liêu']))).errors.map(({ column, code }) => [column, code])).toEqual([['Người đại diện là nữ', 'catalog.sheet_neither_yes_nor_no'], ['Người đại diện là người dân tộc thiểu số', 'catalog.sheet_neither_yes_nor_no']]);
    expect(await enter(file([931, 'Nữ', 'Sán Chỉ'], [932, 'Nam', 'Kinh'], [933, '', '']))).toMatchObject({ state: 'done', new: 3, wrong: 0 });
    const led = async (index: number) => { const [code] = COMMUNES[index % COMMUNES.length]!; const { certificate } = await stall.get(ShowCertificates).one(OFFICER, `22-${code}-${index}-2025`); return [certificate.ledByWoman, certificate.ledByMinority]; };
    expect(await Promise.all([931, 932, 933].map(led))).toEqual([['yes', 'yes'], ['no', 'no'], [null, null]]);
    expect(JSON.stringify(await stall.db.query(`select to_jsonb(c) as row from catalog.certificates c where number like '%-931-2025'`))).not.toMatch(/Sán Chỉ/);
    expect(await look(file([931, '', ''], [932, 'nam', 'kinh'], [933, 'x', '']))).toMatchObject({ unchanged: 2, changed: 1 });
    const told: { payload: { ledByWoman: string | null } }[] = await stall.db.query(`select payload from platform.outbox where type = 'catalog.certificate_changed' and payload->>'number' like '%-931-2025'`);
    expect(told.map(({ payload }) => payload)).toMatchObject([{ ledByWoman: 'yes', ledByMinority: 'yes' }]);
  });
});
