import { createRequire } from 'node:module';

const LETTERS = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
const BOLD = LETTERS.replace('.ttf', '-Bold.ttf');

export interface PaperColumn { title: string; /** Share of the width. */ share: number; right?: boolean }

const MARGIN = 36;
const CELL = 3;

/** A4 paper with Vietnamese letters: headings, paragraphs and tables, one under the other. Sizes are points. */
export class PdfPaper {
  private readonly parts: Buffer[] = [];

  private constructor(private readonly document: PDFKit.PDFDocument) {
    document.registerFont('letters', LETTERS).registerFont('bold', BOLD).font('letters');
    document.on('data', (part: Buffer) => this.parts.push(part));
  }

  /** pdfkit is loaded where a paper is written: it is large. */
  static async open(title: string, layout: 'portrait' | 'landscape' = 'portrait'): Promise<PdfPaper> {
    const { default: PDFDocument } = await import('pdfkit');
    return new PdfPaper(new PDFDocument({ size: 'A4', layout, margin: MARGIN, info: { Title: title }, lang: 'vi' }));
  }

  heading(text: string, size = 15): this {
    this.document.font('bold').fontSize(size).text(text).moveDown(0.2).font('letters');
    return this;
  }

  paragraph(text: string, size = 9.5): this {
    this.document.font('letters').fontSize(size).text(text).moveDown(0.4);
    return this;
  }

  /** Rows under titles that are repeated on every page; what is too long for its cell goes on in the next line of it. */
  table(columns: readonly PaperColumn[], rows: readonly (readonly string[])[], size = 8.5): this {
    this.row(columns, columns.map(({ title }) => title), size, true);
    for (const cells of rows) {
      if (this.document.y + this.heightOf(columns, cells, size) > this.bottom) {
        this.document.addPage();
        this.row(columns, columns.map(({ title }) => title), size, true);
      }
      this.row(columns, cells, size, false);
    }
    this.document.x = MARGIN;
    this.document.moveDown(0.6);
    return this;
  }

  /** The whole file. */
  async close(): Promise<Buffer> {
    const ended = new Promise((resolve) => { this.document.on('end', resolve); });
    this.document.end();
    await ended;
    return Buffer.concat(this.parts);
  }

  private get bottom(): number { return this.document.page.height - MARGIN; }

  private widths(columns: readonly PaperColumn[]): number[] {
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    return columns.map(({ share }) => ((this.document.page.width - 2 * MARGIN) * share) / whole);
  }

  private heightOf(columns: readonly PaperColumn[], cells: readonly string[], size: number): number {
    this.document.fontSize(size);
    return Math.max(...this.widths(columns).map((width, index) => this.document.heightOfString(cells[index] ?? '', { width: width - 2 * CELL }))) + 2 * CELL;
  }

  private row(columns: readonly PaperColumn[], cells: readonly string[], size: number, bold: boolean): void {
    this.document.font(bold ? 'bold' : 'letters');
    const [top, height] = [this.document.y, this.heightOf(columns, cells, size)];
    let x = MARGIN;
    for (const [index, width] of this.widths(columns).entries()) {
      this.document.text(cells[index] ?? '', x + CELL, top + CELL, { width: width - 2 * CELL, align: columns[index]?.right ? 'right' : 'left' });
      x += width;
    }
    const y = top + height;
    this.document.moveTo(MARGIN, y).lineTo(this.document.page.width - MARGIN, y).lineWidth(bold ? 1 : 0.3).strokeColor('#555555').stroke();
    this.document.x = MARGIN;
    this.document.y = y;
    this.document.font('letters');
  }
}
