import exceljs from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { MAX_ROWS } from '../domain/read-sheet.js';
import { tries } from '../../../../test/support/counts.js';
import { openStall, shown } from '../testing/open-stall.js';
import type { Stall } from '../testing/open-stall.js';
import { unpacksWithin, xlsxCellsApart } from '@cho-phien/platform';
import { EditListing } from './edit-listing.js';
import { EnterImportedRows } from './enter-imported-rows.js';
import { ExportProducts } from './export-products.js';
import { TakeImport } from './take-import.js';

/** Of 50 rows three are bad. */
const ROWS = tries(500, MAX_ROWS);
const GOOD = (ROWS / 50) * 47;

const TITLES = ['Mã', 'Tên hàng', 'Bộ sản phẩm', 'Giá (đồng)', 'Đơn vị', 'Số lượng', 'Hạn dùng (ngày)', 'Cách giữ'];

describe('a spreadsheet of goods', () => {
  let stall: Stall;
  beforeAll(async () => { stall = await openStall(); }, 120_000);
  afterAll(async () => stall?.close());

  const xlsx = async (rows: unknown[][]): Promise<Buffer> => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Hàng').addRows([TITLES, ...rows]);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const take = async (file: Buffer, dryRun = false, seller = stall.seller) => {
    const { id, ...taken } = await stall.get(TakeImport).run(seller, file, dryRun);
    await stall.get(EnterImportedRows).run();
    return { taken, ended: await stall.get(TakeImport).show(seller.sellerId, id) };
  };
  const count = async () => Number((await stall.db.query('select count(*) as n from catalog.products'))[0].n);
  const everything = async () => stall.db.query(`select (select md5(string_agg(r::text, '' order by id)) from catalog.product_revisions r) as revisions, (select md5(string_agg(p::text, '' order by id)) from catalog.products p) as products, (select md5(string_agg(s::text, '' order by variant_id)) from inventory.stock s) as stock`);

  it('with some bad rows brings all the good ones, tells of each bad one, and again changes nothing', async () => {
    const bad: unknown[][] = [['', '', 6, 75_000, 'gói'], ['', 'Sai giá', 6, 'rẻ', 'gói'], ['', 'Sai bộ', 31, 75_000, 'gói'], ['', 'Thiếu đơn vị', 6, 75_000, ''], ['', 'Số lẻ', 6, 75_000.5, 'gói'], ['', 'Âm', 6, 75_000, 'gói', -3]];
    const rows = Array.from({ length: ROWS }, (_, index) => (index % 50 < 3 ? bad[(index + Math.floor(index / 50)) % bad.length]! : [index % 2 ? `M-${index}` : '', `Miến dong ${index}`, 6, 75_000 + index, 'gói 500 g', index % 9, 180, 'Nơi khô mát']));
    const file = await xlsx(rows);
    const dry = await take(file, true);
    expect(dry.ended).toMatchObject({ state: 'checked', total: ROWS, good: GOOD, bad: ROWS - GOOD, done: 0 });
    expect(await count()).toBe(0);
    const { taken, ended } = await take(file);
    expect(taken).toMatchObject({ state: 'waiting', total: ROWS, good: GOOD, bad: ROWS - GOOD });
    expect(ended).toMatchObject({ state: 'done', done: GOOD, entered: GOOD, unchanged: 0, bad: ROWS - GOOD });
    expect(new Set(ended.errors.map(({ row }) => row)).size).toBe(ROWS - GOOD);
    expect(ended.errors.find(({ code }) => code === 'catalog.sheet_not_whole')).toMatchObject({ column: 'Giá (đồng)', params: { text: 'rẻ' } });
    expect(await count()).toBe(GOOD);
    const before = await everything();
    expect((await take(file)).ended).toMatchObject({ state: 'done', entered: 0, unchanged: GOOD, bad: ROWS - GOOD });
    expect(await everything()).toEqual(before);
  }, 240_000);

  it('does not take back what was edited since, and takes a row with the same code that says something new', async () => {
    const file = await xlsx([['SUA', 'Mật ong', 4, 180_000, 'chai 350 ml', 5, 365, 'Nơi khô mát']]);
    await take(file);
    const [{ product_id: id }] = await stall.db.query(`select product_id from catalog.imported_rows where key = 'ma:sua'`);
    await stall.get(EditListing).run(stall.seller, id, 1, { story: 'Nhà nuôi.' });
    expect((await take(file)).ended).toMatchObject({ unchanged: 1 });
    expect((await take(await xlsx([['sua', 'Mật ong', 4, '190.000 đ', 'chai 350 ml', 9]]))).ended).toMatchObject({ entered: 1 });
    expect(await shown(stall, id)).toMatchObject({ story: 'Nhà nuôi.', price: 190_000, attributes: { shelf_life_days: 365, storage: 'room' }, revision: { number: 3 }, variants: [{ onHand: 9 }] });
  });

  it('tells of rows that are wrong only when they are entered', async () => {
    const { ended } = await take(Buffer.from('Tên hàng;Giá;Đơn vị;Mã xã\r\n"Chè ""Shan""\ntuyết";100.000;gói 100 g;99999\r\nChè;90000;gói 100 g;\r\n', 'utf8'));
    expect(ended).toMatchObject({ state: 'done', total: 2, good: 1, bad: 1, entered: 1, errors: [{ row: 2, column: 'Mã xã', code: 'catalog.unknown_commune' }] });
  });

  it('sent by an assistant is entered only while the consent lasts', async () => {
    const { sellerId, accountId, consentId } = stall.assistant;
    await stall.db.query(`insert into sellers.consents (id, seller_id, assistant_id, scopes, until, how, state, asked_at, given_at) values ($1, $2, $3, '{listing}', '2027-06-01', 'code', 'live', '2026-11-01', '2026-11-01')`, [consentId, sellerId, accountId]);
    const before = await count();
    expect((await take(await xlsx([['', 'Cho phép', 6, 75_000, 'gói']]), false, stall.assistant)).ended).toMatchObject({ entered: 1 });
    const sent = await stall.get(TakeImport).run(stall.assistant, await xlsx([['', 'Rút phép', 6, 75_000, 'gói'], ['', 'Rút phép hai', 6, 75_000, 'gói']]), false);
    await stall.db.query(`update sellers.consents set state = 'revoked', revoked_at = now() where id = $1`, [consentId]);
    await stall.get(EnterImportedRows).run();
    expect(await stall.get(TakeImport).show(sellerId, sent.id)).toMatchObject({ state: 'done', entered: 0, bad: 2, errors: [{ row: 2, code: 'seller.consent_needed' }, { row: 3, code: 'seller.consent_needed' }] });
    expect(await count()).toBe(before + 1);
  }, 60_000);

  it('comes out with formulas made harmless, and goes in again without a change', async () => {
    const id = await stall.draft(stall.other, { name: '=HYPERLINK("http://x","y")', description: '@SUM(1)', variants: [{ price: 5_000 as never, unit: 'gói 100 g', onHand: 4 }, { price: 9_000 as never, unit: 'gói 200 g', onHand: 2 }] });
    const csv = await stall.get(ExportProducts).run(stall.other.sellerId, 'csv');
    expect(csv.toString('utf8')).toContain(`${id}/2,"'=HYPERLINK(""http://x"",""y"")",6,9000,gói 200 g,2`);
    const before = await everything();
    for (const file of [csv, await stall.get(ExportProducts).run(stall.other.sellerId, 'xlsx')]) {
      const { taken, ended } = await take(file, false, stall.other);
      expect([taken.bad, ended.entered]).toEqual([0, 0]);
    }
    expect(await everything()).toEqual(before);
  }, 120_000);

  it('is refused when it is no spreadsheet, has no titles, has too many rows or unpacks to too much', async () => {
    const refused = (file: Buffer) => stall.get(TakeImport).run(stall.seller, file, true).catch(({ code }: { code: string }) => code);
    expect(await refused(Buffer.from([0, 1, 2, 255]))).toBe('catalog.sheet_unreadable');
    expect(await refused(Buffer.from('PK not a zip'))).toBe('catalog.sheet_unreadable');
    expect(await refused(Buffer.from('a,b\n1,2\n'))).toBe('catalog.sheet_no_titles');
    expect(await refused(Buffer.from('Tên hàng,Giá,Đơn vị\n"chưa đóng,1,gói\n'))).toBe('catalog.sheet_unreadable');
    expect(await refused(Buffer.from(`Tên hàng,Giá,Đơn vị\n${'Chè,1000,gói\n'.repeat(MAX_ROWS + 1)}`))).toBe('catalog.sheet_too_many_rows');
    expect(unpacksWithin(zipOf({ a: Buffer.alloc(80 * 1024 * 1024) }, true), 64 * 1024 * 1024)).toBe(false);
    expect(unpacksWithin(zipOf({ a: Buffer.alloc(1_000) }), 64 * 1024 * 1024)).toBe(true);
  });

  it('is refused when its directory could be read in two ways, one of them as a bomb', async () => {
    const limit = 64 * 1024 * 1024;
    const honest = zipOf({ a: Buffer.alloc(1_000) });
    const end = honest.length - 22;
    const with16 = (at: number, value: number) => { const copy = Buffer.from(honest); copy.writeUInt16LE(value, end + at); return copy; };
    expect(unpacksWithin(Buffer.concat([Buffer.alloc(7), honest]), limit)).toBe(false);
    for (const uncounted of [with16(8, 0), with16(10, 0), with16(4, 0xffff)]) expect(unpacksWithin(uncounted, limit)).toBe(false);
    const both = with16(8, 0);
    both.writeUInt16LE(0, end + 10);
    expect(unpacksWithin(both, limit)).toBe(false);
  });

  it('is read without what is not cells, however many rows that spans', async () => {
    for (const [name, spans] of [
      ['mergeCells', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
      ['dataValidations', '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>'],
    ] as const) expect([name, await xlsxCellsApart({ file: sheetOf('', spans), mostColumns: 60 })]).toEqual([name, [{ row: 1, cells: ['7'] }]]);
  }, 60_000);

  it('that would never end is given up, and the next one is read', async () => {
    const endless = xlsxCellsApart({ file: sheetOf('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'), mostColumns: 60 }, 2_000);
    const next = xlsxCellsApart({ file: sheetOf(''), mostColumns: 60 });
    expect([await endless, await next]).toEqual([null, [{ row: 1, cells: ['7'] }]]);
  }, 60_000);
});

/** An XLSX file of one cell, with more rows and with more behind them. */
const sheetOf = (rows: string, behind = ''): Buffer => zipOf({
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row>${rows}</sheetData>${behind}</worksheet>`,
});

/** A ZIP file; its parts may say that they are empty. */
function zipOf(parts: Record<string, string | Buffer>, saysEmpty = false): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  for (const [part, content] of Object.entries(parts)) {
    const [name, packed, head, entry] = [Buffer.from(part), deflateRawSync(content), Buffer.alloc(30), Buffer.alloc(46)];
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(saysEmpty ? 0 : content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(Buffer.concat(files).length, 42);
    files.push(head, name, packed);
    directory.push(entry, name);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(Buffer.concat(files).length, 16);
  return Buffer.concat([...files, ...directory, end]);
}
