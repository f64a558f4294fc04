import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { guardedText } from '@cho-phien/kernel';
import type { RowCell, RowColumn, RowFile } from './row-file.js';

/** Rows that a sheet of the format can hold, titles among them (ECMA-376, as spreadsheet programs read it). */
export const MOST_XLSX_ROWS = 1_048_576;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string => text
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** `A`, `B` … `Z`, `AA`: what a column is called, from 0 on. */
const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26));

const DAY_LETTERS = 'YYYY-MM-DD'.length;
/** Places in `cellXfs` of the styles. */
const [DAY, MOMENT] = [2, 3];
const DAY_MS = 86_400_000;
/** Days from 30 December 1899, where the count of spreadsheet programs begins, to 1970. */
const EPOCH = 25_569;
const serial = (time: string): number => Date.parse(`${time.length > DAY_LETTERS ? time.replace(' ', 'T') : `${time}T00:00:00`}Z`) / DAY_MS + EPOCH;

/** Text is written as text, never as a formula; one that a program might take for a formula when it is edited gets an apostrophe. */
const cell = (value: RowCell, place: string, style: string): string => {
  if (typeof value === 'object') return `<c r="${place}" s="${value.time.length > DAY_LETTERS ? MOMENT : DAY}"><v>${serial(value.time)}</v></c>`;
  return typeof value === 'number' ? `<c r="${place}"${style}><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(guardedText(value))}</t></is></c>`;
};

/**
 * A workbook of one sheet, written as its rows come; titles are bold and stay in sight. Unlike exceljs'
 * writer it holds back whoever gives rows faster than they are packed, so that no number of rows fills the memory.
 */
export class XlsxFile implements RowFile {
  private readonly columns: string[] = [];
  private rows = 0;

  private constructor(private readonly sheet: PassThrough, private readonly written: Promise<void>) {}

  static async open(path: string, name: string, columns: readonly RowColumn[]): Promise<XlsxFile> {
    const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await once(target, 'open');
    const zip = new ZipFile();
    zip.outputStream.pipe(target);
    for (const [part, text] of partsOf(name)) zip.addBuffer(Buffer.from(HEAD + text, 'utf8'), part);
    const sheet = new PassThrough({ highWaterMark: 1 << 20 });
    zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { compressionLevel: 4 });
    zip.end();
    const written = finished(target);
    written.catch(() => undefined); // told by close()
    const file = new XlsxFile(sheet, written);
    await file.put(`${HEAD}<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      + `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${file.row(columns.map(({ title }) => title), ' s="1"')}`);
    return file;
  }

  write(rows: readonly (readonly RowCell[])[]): Promise<void> { return this.put(rows.map((row) => this.row(row)).join('')); }

  async close(): Promise<void> {
    this.sheet.end('</sheetData></worksheet>');
    await this.written;
  }

  private row(cells: readonly RowCell[], style = ''): string {
    const number = (this.rows += 1);
    return `<row r="${number}">${cells.map((value, at) => cell(value, `${(this.columns[at] ??= letters(at))}${number}`, style)).join('')}</row>`;
  }

  private async put(text: string): Promise<void> {
    if (!this.sheet.write(text)) await Promise.race([once(this.sheet, 'drain'), this.written]);
  }
}

/** What a workbook is made of besides its sheet. */
const partsOf = (name: string): [string, string][] => [
  ['[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`],
  ['_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', `<styleSheet xmlns="${SHEETS}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`
    + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'],
];
