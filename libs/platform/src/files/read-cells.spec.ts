import exceljs from 'exceljs';
import { readCells } from './read-cells.js';

describe('the cells of a file', () => {
  const workbook = async (rows: unknown[][]): Promise<Buffer> => {
    const made = new exceljs.Workbook();
    made.addWorksheet('Sổ').addRows(rows);
    return Buffer.from(await made.xlsx.writeBuffer());
  };

  it('say what went wrong in them, so that a formula that lost its source is not taken for an empty cell', async () => {
    const file = await workbook([['a', { error: '#N/A' }, { formula: 'B9', result: { error: '#REF!' } }, { formula: '1+1', result: 2 }, null, 'b']]);
    expect(await readCells(file)).toEqual([{ row: 1, cells: ['a', '#N/A', '#REF!', '2', '', 'b'] }]);
  }, 30_000);

  it('are those of the first sheet that people see', async () => {
    const made = new exceljs.Workbook();
    made.addWorksheet('Giấu', { state: 'veryHidden' }).addRow(['không ai thấy']);
    made.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['không ai mở']);
    made.addWorksheet('Sổ').addRow(['thấy']);
    expect(await readCells(Buffer.from(await made.xlsx.writeBuffer()))).toEqual([{ row: 1, cells: ['thấy'] }]);
  }, 30_000);

  it('are refused at once where a file is nothing but line ends', async () => {
    const began = performance.now();
    expect(await readCells(Buffer.from(`a,b${'\n'.repeat(4_900_000)}`))).toBeNull();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await readCells(Buffer.from(`a,b${'\n'.repeat(49_999)}`))).toHaveLength(50_000);
  });
});
