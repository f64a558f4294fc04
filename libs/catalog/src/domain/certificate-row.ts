import { certificateExpiry, addDays, stored } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { CertificateColumn, CertificateColumnField } from './certificate-columns.js';
import { CERTIFICATE_COLUMNS } from './certificate-columns.js';
import type { CertificateContent } from './certificate-fields.js';
import { isCertificateNumber, numberAsKept } from './certificate-number.js';
import { writtenKind, writtenMinorityLed, writtenStars, writtenWomanLed } from './certificate-words.js';
import { setOf } from './sheet-row.js';
import type { SheetError } from './sheet-row.js';
import { writtenDay } from './written-day.js';

/** What a row says, its commune still as written. Cells left empty say nothing. */
export type SaidCertificate = Partial<Omit<CertificateContent, 'productId' | 'sellerId'>> & Pick<CertificateContent, 'number' | 'productName' | 'productSet' | 'stars' | 'holder' | 'communeCode' | 'decisionNumber' | 'issuedOn'>;

type Read = { value: unknown } | { fault: readonly [code: string, params?: Record<string, string | number>] };
const fault = (code: string, params: Record<string, string | number> = {}): Read => ({ fault: [code, params] });

const textOf = (max: number) => (text: string): Read => (text.length <= max ? { value: text } : fault('catalog.sheet_too_long', { max }));
const dayOf = (text: string): Read => { const day = writtenDay(text); return day === null ? fault('catalog.sheet_no_such_day', { text: text.slice(0, 40) }) : { value: day }; };

function starsOf(text: string): Read {
  const stars = writtenStars(text);
  if (stars === null) return fault('catalog.sheet_not_stars', { text: text.slice(0, 40) });
  return stars >= 3 ? { value: stars } : fault('catalog.sheet_too_few_stars');
}

function kindOf(text: string): Read {
  const kind = writtenKind(text);
  return kind === null ? fault('catalog.sheet_unknown_kind', { text: text.slice(0, 40) }) : { value: kind };
}

const answerOf = (written: (text: string) => string | null) => (text: string): Read => { const answer = written(text); return answer === null ? fault('catalog.sheet_neither_yes_nor_no', { text: text.slice(0, 40) }) : { value: answer }; };

const READERS: Readonly<Record<CertificateColumnField, (text: string) => Read>> = {
  number: (text) => (isCertificateNumber(numberAsKept(text)) ? { value: numberAsKept(text) } : fault('catalog.sheet_not_a_number', { text: text.slice(0, 40) })), productName: textOf(200), productSet: setOf, stars: starsOf, holder: textOf(200), producerKind: kindOf, ledByWoman: answerOf(writtenWomanLed), ledByMinority: answerOf(writtenMinorityLed), communeCode: textOf(100),
  decisionNumber: textOf(100), issuedOn: dayOf, expiresOn: dayOf, authority: textOf(200), renewalLodgedOn: dayOf, renewalReference: textOf(100), revokedOn: dayOf, revocationDecision: textOf(100),
};

/** Reads one row; every cell that is wrong is told, not only the first. */
export function readCertificateRow(row: number, columns: readonly (CertificateColumn | null)[], cells: readonly string[]): { said: SaidCertificate } | { errors: SheetError[] } {
  const said: Record<string, unknown> = {};
  const errors: SheetError[] = [];
  columns.forEach((column, index) => {
    const text = stored(cells[index] ?? '');
    if (!column || text === '' || text === '-') return;
    const read = READERS[column.field](text);
    if ('fault' in read) errors.push({ row, column: column.title, code: read.fault[0], params: read.fault[1] ?? {} });
    else said[column.field] = read.value;
  });
  for (const { field, title, required } of CERTIFICATE_COLUMNS) {
    if (required && said[field] === undefined && !errors.some(({ column }) => column === title)) errors.push({ row, column: title, code: 'catalog.sheet_empty', params: {} });
  }
  errors.push(...endFaults(row, said));
  const { expiresOn: _, ...certificate } = said;
  return errors.length > 0 ? { errors } : { said: certificate as unknown as SaidCertificate };
}

/** An end that was written has to be the reckoned one; many papers name the first day after it. */
function endFaults(row: number, { issuedOn, expiresOn }: Record<string, unknown>): SheetError[] {
  if (typeof issuedOn !== 'string' || typeof expiresOn !== 'string') return [];
  const last: VietnamDay = certificateExpiry(issuedOn);
  if (expiresOn === last || expiresOn === addDays(last, 1)) return [];
  return [{ row, column: 'Ngày hết hạn', code: 'catalog.sheet_other_end', params: { day: last.split('-').reverse().join('/') } }];
}
