import { isoVietnam, message } from '@cho-phien/kernel';
import { PdfPaper } from '@cho-phien/platform';
import type { PaperColumn } from '@cho-phien/platform';
import type { FrozenFigure } from '../domain/report.js';
import { figureNotes, partLabel } from './figure-notes.js';
import type { OpenedReport } from '../usecases/show-reports.js';

const word = (name: string, params: Record<string, string | number> = {}): string => message(`insight.${name}`, 'vi', params);
const number = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);
/** `65,5 %`, or that there is no figure. */
const percent = (rate: number | null): string => (rate === null ? word('no_figure') : `${new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rate)} %`);
const dayOf = (day: string): string => day.split('-').reverse().join('/');

const columns = (): PaperColumn[] => [
  { title: word('sheet.area'), share: 4 }, { title: word('sheet.numerator'), share: 2, right: true }, { title: word('sheet.denominator'), share: 2, right: true },
  { title: word('sheet.unknown'), share: 2, right: true }, { title: word('sheet.rate'), share: 2, right: true },
];

/** A frozen report on A4 in Vietnamese: each figure by its base, with its definition, its parts and the hash of its rows. */
export async function reportPdf({ report, opened, figures }: OpenedReport): Promise<Buffer> {
  const paper = await PdfPaper.open(word('pdf.title', { period: report.period }));
  paper.heading(word('pdf.title', { period: report.period })).paragraph(report.areaName, 11);
  paper.paragraph(word(opened.provisional ? 'pdf.provisional' : 'pdf.frozen', {
    version: opened.version, at: opened.frozenAt ? isoVietnam(opened.frozenAt).slice(0, 16).replace('T', ' ') : '', day: dayOf(opened.asOf ?? ''), name: opened.askedByName,
  }));
  if (opened.reason) paper.paragraph(word('pdf.reason', { reason: opened.reason }));
  if (report.frame === 'district') paper.paragraph(word('frame.district'));
  for (const figure of figures) addFigure(paper, report.areaName, figure);
  paper.paragraph(word('pdf.seal', { digest: opened.digest ?? '', key: opened.publicKey ?? '' }), 7.5);
  return paper.close();
}

function addFigure(paper: PdfPaper, areaName: string, figure: FrozenFigure): void {
  const cells = (name: string, { numerator, denominator, unknown, rate }: Pick<FrozenFigure, 'numerator' | 'denominator' | 'unknown' | 'rate'>): string[] => [name, number(numerator), number(denominator), number(unknown), percent(rate)];
  paper.heading(`${figure.code} · ${figure.titles.vi}`, 11);
  paper.paragraph(word('pdf.base', { base: message(`insight.base.${figure.base}`, 'vi'), version: figure.definitionVersion, when: figure.asOf ? dayOf(figure.asOf) : (figure.period ?? '') }));
  paper.paragraph(figure.definitions.vi, 8.5);
  paper.table(columns(), [cells(areaName, figure), ...figure.breakdown.map((part) => cells(partLabel(part), part))]);
  if (figure.approximate) paper.paragraph(word('approximate_area'), 8.5);
  if (figure.breakdown.some(({ approximate }) => approximate)) paper.paragraph(word('approximate_parts'), 8.5);
  paper.paragraph(`${figureNotes(figure).join('. ')}.`, 8.5);
  paper.paragraph(word('pdf.rows', { count: figure.rowCount, hash: figure.rowsHash }), 7.5);
}
