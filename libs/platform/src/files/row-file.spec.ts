import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { openRowFile } from './row-file.js';
import type { RowCell } from './row-file.js';

describe('a file of rows', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rows-'));
  afterAll(() => { rmSync(directory, { recursive: true }); });

  const columns = [{ title: 'Tên <sản phẩm>', width: 30 }, { title: 'Số', width: 10 }];
  const rows: (string | number)[][] = [
    ['Miến dong “Bình Liêu” & bún', 12], ['=1+1', -3], ['+84', 0.5], ['-2', 1], ['@sum(A1)', 2], ['\tlùi', 3], ['\rxuống', 4], ['a,"b"\nc', 5], ['\u0000\u001f\ud800x', 6], ['', 0],
  ];

  const write = async (format: 'csv' | 'xlsx', name: string, batches: (string | number)[][][]): Promise<string> => {
    const path = join(directory, name);
    const file = await openRowFile(format, path, 'Các dòng', columns);
    for (const batch of batches) await file.write(batch);
    await file.close();
    return path;
  };

  it('as CSV is UTF-8 with its mark, and runs no formula', async () => {
    const text = readFileSync(await write('csv', 'a.csv', [rows.slice(0, 2), rows.slice(2)]), 'utf8');
    expect(text.startsWith('\uFEFFTên <sản phẩm>,Số\r\nMiến dong “Bình Liêu” & bún,12\r\n\'=1+1,-3\r\n\'+84,0.5\r\n\'-2,1\r\n\'@sum(A1),2\r\n\'\tlùi,3\r\n"\'\rxuống",4\r\n"a,""b""\nc",5\r\n')).toBe(true);
  });

  it('as a workbook is read by another program’s reader as what was written', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await write('xlsx', 'a.xlsx', [rows.slice(0, 5), [], rows.slice(5)]));
    const sheet = workbook.getWorksheet('Các dòng')!;
    expect(sheet.getRow(1).getCell(1).font.bold).toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const seen = [2, 3, 4, 5, 6, 7].map((at) => [sheet.getRow(at).getCell(1).value, sheet.getRow(at).getCell(2).value]);
    expect(seen).toEqual([['Miến dong “Bình Liêu” & bún', 12], ["'=1+1", -3], ["'+84", 0.5], ["'-2", 1], ["'@sum(A1)", 2], ["'\tlùi", 3]]);
    expect(sheet.getRow(10).getCell(1).value).toBe('x');
    expect(sheet.rowCount).toBe(1 + rows.length);
  });

  it('holds days and moments as dates', async () => {
    const times: RowCell[][] = [[{ time: '2026-11-22' }, { time: '2026-11-22 08:15:30' }], [{ time: '1999-12-31' }, { time: '2024-02-29 00:00:00' }]];
    const paths: string[] = [];
    for (const format of ['csv', 'xlsx'] as const) {
      const path = join(directory, `times.${format}`);
      const file = await openRowFile(format, path, 'Các dòng', columns);
      await file.write(times);
      await file.close();
      paths.push(path);
    }
    expect(readFileSync(paths[0]!, 'utf8').split('\r\n').slice(1, 3)).toEqual(['2026-11-22,2026-11-22 08:15:30', '1999-12-31,2024-02-29 00:00:00']);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(paths[1]!);
    const cells = [2, 3].flatMap((row) => [1, 2].map((column) => workbook.worksheets[0]!.getRow(row).getCell(column)));
    expect(cells.map(({ value }) => (value as Date).toISOString().slice(0, 19))).toEqual(['2026-11-22T00:00:00', '2026-11-22T08:15:30', '1999-12-31T00:00:00', '2024-02-29T00:00:00']);
    expect(cells.slice(0, 2).map(({ numFmt }) => numFmt)).toEqual(['dd/mm/yyyy', 'dd/mm/yyyy hh:mm']);
  });

  it('says at once when it cannot be made', async () => {
    await write('csv', 'b.csv', []);
    await expect(openRowFile('csv', join(directory, 'b.csv'), 'x', columns)).rejects.toThrow(/EEXIST/);
    await expect(openRowFile('xlsx', join(directory, 'none', 'b.xlsx'), 'x', columns)).rejects.toThrow(/ENOENT/);
  });
});
