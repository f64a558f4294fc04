import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { writeXlsx } from '@cho-phien/platform';
import { CERTIFICATE_COLUMNS } from '../domain/certificate-columns.js';
import type { SheetError } from '../domain/sheet-row.js';
import type { FaultyRow } from '../storage/register-import.repository.js';

const REASONS_WIDTH = 60;

const reasonOf = ({ column, code, params }: SheetError, language: Language): string => [...(column === null ? [] : [column]), message(code, language, params)].join(': ');

/** Rows of a register as they were written, under the titles that are understood; the last column, which nobody reads when the file comes back, gives the reasons. */
export const faultySheet = (rows: readonly FaultyRow[], language: Language): Promise<Buffer> =>
  writeXlsx('Dòng cần sửa', [...CERTIFICATE_COLUMNS, { title: message('catalog.register_to_mend', language), width: REASONS_WIDTH }], rows.map(({ cells, errors }) => [
    ...CERTIFICATE_COLUMNS.map(({ field }) => cells[field] ?? ''), errors.map((error) => reasonOf(error, language)).join(' '),
  ]));
